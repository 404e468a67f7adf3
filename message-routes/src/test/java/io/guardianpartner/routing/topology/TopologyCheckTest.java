package io.guardianpartner.routing.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.message.Services;
import io.guardianpartner.test.GuardianStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A service that starts beside a topology that somebody has changed by hand. */
@Timeout(120)
@ExtendWith(OutputCaptureExtension.class)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(Resources.SYSTEM_OUT)
class TopologyCheckTest {

    private static final String REFUSED = "What is deployed is not as the contract says: queue ";

    private final GuardianStage stage = GuardianStage.forService(Services.ORDERS, false, false);
    private final String queue = stage.environment().name() + "-orders";
    private final String clean = queue + ", its topic and its subscriptions are as the contract says";

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Pod {}

    @Test
    void whatIsAsTheContractSaysIsSaidOnce(CapturedOutput output) {
        try (var pod = start()) {
            await().untilAsserted(() -> assertThat(verdicts(output)).singleElement().asString().endsWith(clean));
        }
    }

    @Test
    void withDriftItWarnsAndStarts(CapturedOutput output) {
        drift("orders", "7");

        try (var pod = start()) {
            await().untilAsserted(() -> assertThat(output).containsOnlyOnce("Not as the contract says: queue "
                + queue + ": its visibility timeout is 7 s, not 30 s"));
            assertThat(pod.isRunning()).isTrue();
        }
    }

    @Test
    void withDriftAndFailItDoesNotStartAndSaysWhyInALine(CapturedOutput output) {
        drift("orders", "7");

        assertThatThrownBy(() -> start("guardian.topology.verify=fail"))
            .hasRootCauseInstanceOf(TopologyDriftException.class);

        // A stack trace would say it again.
        assertThat(output.getOut().lines().filter(line -> line.contains(REFUSED + queue))).singleElement().asString()
            .isEqualTo(REFUSED + queue + ": its visibility timeout is 7 s, not 30 s");
    }

    @Test
    void withFailItStartsWhenAllIsRight(CapturedOutput output) {
        try (var pod = start("guardian.topology.verify=fail")) {
            assertThat(output).contains(clean);
        }
    }

    @Test
    void driftOfOthersIsNoneOfItsBusiness(CapturedOutput output) {
        drift("payments", "7");

        try (var pod = start("guardian.topology.verify=fail")) {
            assertThat(output).contains(clean);
        }
    }

    @Test
    void aQueueOfAnotherEnvironmentIsDrift() {
        assertThatThrownBy(() -> start("guardian.topology.verify=fail", "guardian.environment=other"))
            .rootCause().hasMessageContaining("queue other-orders: guardian.queue-url is http");
    }

    @Test
    void offAsksNobody(CapturedOutput output) {
        drift("orders", "7");

        try (var pod = start("guardian.topology.verify=off")) {
            assertThat(pod.getBean(TopologyCheck.class).isRunning()).isFalse();
            assertThat(verdicts(output)).isEmpty();
        }
    }

    @Test
    void anSnsThatIsAwayIsNoDriftEvenWithFail(CapturedOutput output) {
        try (var pod = start("guardian.topology.verify=fail", "guardian.aws.sns-endpoint=http://127.0.0.1:1")) {
            assertThat(output).contains("The topology could not be verified: Nothing answers for topic " + queue);
            assertThat(pod.isRunning()).isTrue();
        }
    }

    @Test
    void anSnsThatKeepsSilentHoldsTheStartUpNoLongerThanPermitted(CapturedOutput output) throws Exception {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            var pod = start("guardian.topology.verify=fail", "guardian.topology.timeout=500ms",
                "guardian.aws.sns-endpoint=http://127.0.0.1:" + silent.getLocalPort())) {
            assertThat(output).contains("The topology could not be verified within PT0.5S");
            assertThat(pod.isRunning()).isTrue();
        }
    }

    /** All that was said of this stage's queues and topics; other pods of this process speak of their own. */
    private List<String> verdicts(CapturedOutput output) {
        return output.getOut().lines().filter(line -> line.contains("contract says"))
            .filter(line -> line.contains(stage.environment().name() + "-")).toList();
    }

    private void drift(String service, String seconds) {
        stage.cloud().sqs().setQueueAttributes(request -> request.queueUrl(stage.environment().queueUrl(service))
            .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)));
    }

    private ConfigurableApplicationContext start(String... options) {
        return stage.start(Pod.class, Stream.concat(Stream.of("spring.config.import=classpath:guardian.yaml"),
            Arrays.stream(options)).toArray(String[]::new));
    }
}
