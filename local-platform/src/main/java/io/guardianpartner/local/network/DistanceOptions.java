package io.guardianpartner.local.network;

import java.time.Duration;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options for the distance of the cloud, to be mixed into a command. */
public final class DistanceOptions {

    private static final int LONGEST_WAY = 1000;

    @Option(names = "--network", description = "Puts the cloud at AWS's distances: lines before the stand-ins delay what services send and are sent.")
    private boolean network;

    @Option(names = "--queues", paramLabel = "MILLIS", description = "There and back to SQS and SNS, with --network. Default 10.")
    private Double queues;

    @Option(names = "--database", paramLabel = "MILLIS", description = "The same to PostgreSQL. Default 1.")
    private Double database;

    @Option(names = "--dynamodb", paramLabel = "MILLIS", description = "The same to DynamoDB. Default 4.")
    private Double dynamodb;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /** @throws ParameterException if a way has no length, or one without {@code --network} */
    public Distance distance() {
        var chosen = new Distance(way("--queues", queues, Distance.AWS.queues()),
            way("--database", database, Distance.AWS.database()), way("--dynamodb", dynamodb, Distance.AWS.dynamodb()));
        return network ? chosen : Distance.NONE;
    }

    private Duration way(String option, Double millis, Duration usual) {
        if (millis == null) {
            return usual;
        }
        if (!network) {
            throw new ParameterException(command.commandLine(), option + " goes with --network");
        }
        if (!(millis > 0 && millis <= LONGEST_WAY)) {
            throw new ParameterException(command.commandLine(),
                option + " is more than 0 and at most " + LONGEST_WAY + " ms");
        }
        return Duration.ofNanos(Math.round(millis * 1e6));
    }
}
