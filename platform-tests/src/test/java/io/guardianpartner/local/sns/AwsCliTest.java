package io.guardianpartner.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.guardianpartner.local.SharedLocalCloud;
import io.guardianpartner.local.Wiring;
import io.guardianpartner.local.Wiring.TestQueue;
import io.guardianpartner.operations.platform.LocalAccount;
import org.junit.jupiter.api.Test;

class AwsCliTest {

    private final Wiring wiring = new Wiring();

    @Test
    void theAwsCliPublishesAndReceives() throws Exception {
        assumeTrue(aws().isPresent(), "there is no aws on the path");
        TestQueue queue = wiring.queue();

        String topic = run("sns", "create-topic", "--name", Wiring.unique("cli"), "--query", "TopicArn");
        run("sns", "subscribe", "--topic-arn", topic, "--protocol", "sqs", "--notification-endpoint", queue.arn(),
            "--attributes", "{\"RawMessageDelivery\":\"true\",\"FilterPolicy\":\"{\\\"type\\\":[\\\"x\\\"]}\"}");
        run("sns", "publish", "--topic-arn", topic, "--message", "from the shell", "--message-attributes",
            "{\"type\":{\"DataType\":\"String\",\"StringValue\":\"x\"}}");
        String received = run("sqs", "receive-message", "--queue-url", queue.url(), "--message-attribute-names", "All",
            "--query", "Messages[0].[Body, MessageAttributes.type.StringValue]");

        assertThat(received.split("\\s+")).containsExactly("from", "the", "shell", "x");
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        // Version 1 of the CLI does not look at AWS_ENDPOINT_URL_SQS and AWS_REGION.
        URI endpoint = arguments[0].equals("sqs")
            ? SharedLocalCloud.get().sqsEndpoint()
            : SharedLocalCloud.get().snsEndpoint();
        List<String> command = new ArrayList<>(List.of(aws().orElseThrow().toString(), "--output", "text",
            "--region", LocalAccount.REGION, "--endpoint-url", endpoint.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(SharedLocalCloud.get().clientVariables());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static Optional<Path> aws() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(directory -> !directory.isBlank())
            .map(directory -> Path.of(directory, "aws"))
            .filter(Files::isExecutable)
            .findFirst();
    }
}
