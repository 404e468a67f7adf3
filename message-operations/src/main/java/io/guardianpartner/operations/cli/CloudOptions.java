package io.guardianpartner.operations.cli;

import io.guardianpartner.message.topology.Topology;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that name the cloud and the environment a command works on. */
class CloudOptions {

    /** A paragraph for the help of every command that has these options. */
    static final String WHERE = "It works on the Guardian that runs on this machine, on what AWS_ENDPOINT_URL_SQS and "
        + "AWS_ENDPOINT_URL_SNS name if they are set, and with --aws on AWS.";

    private static final String ENVIRONMENT = "Prefix of the names of queues and topics (default: ${DEFAULT-VALUE}).";
    private static final String AWS = "Goes to AWS: credentials as for every AWS tool (AWS_PROFILE …), region from "
        + "AWS_REGION.";

    @Option(names = "--environment", paramLabel = "NAME", defaultValue = "local", description = ENVIRONMENT)
    private String environment;

    @Option(names = "--aws", description = AWS)
    private boolean aws;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    String environment() {
        try {
            Topology.physicalName(environment, "x");
            return environment;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "--environment: " + e.getMessage());
        }
    }

    boolean isAws() {
        return aws;
    }

    Connection open() {
        return Connection.open(Home.of(command), environment(), aws, System.getenv());
    }
}
