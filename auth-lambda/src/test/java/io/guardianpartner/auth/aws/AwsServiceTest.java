package io.guardianpartner.auth.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.util.Map;

import io.guardianpartner.auth.aws.FakeService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Calls of AWS, on the wire, and their answers. */
class AwsServiceTest {

    private static final Answer DONE = new Answer(200, "{\"Item\": {\"a\": {\"S\": \"x\"}}}");
    private static final Map<String, ?> INPUT = Map.of("TableName", "auth");

    @Test
    void aCallIsSignedForItsServiceAndSaysWhatItIs() {
        try (FakeService server = new FakeService(DONE)) {
            AwsAnswer answer = service(server.uri()).call("GetItem", INPUT);

            assertThat(answer.member("Item").member("a").text("S")).contains("x");
            FakeService.Request request = server.requests.get(0);
            assertThat(request.body()).isEqualTo("{\"TableName\":\"auth\"}");
            assertThat(request.headers().getFirst("Content-Type")).isEqualTo("application/x-amz-json-1.0");
            assertThat(request.headers().getFirst("X-Amz-Target")).isEqualTo("DynamoDB_20120810.GetItem");
            assertThat(request.headers().getFirst("X-Amz-Security-Token")).isEqualTo("session");
            assertThat(request.headers().getFirst("Authorization")).startsWith("AWS4-HMAC-SHA256 Credential=id/")
                .contains("/us-east-1/dynamodb/aws4_request", "SignedHeaders=content-type;host;", "x-amz-target")
                .doesNotContain("secret");
        }
    }

    @Test
    void whatIsOpenToEverybodyIsNotSigned() {
        try (FakeService server = new FakeService(DONE)) {
            service(server.uri()).call("Open", INPUT);

            assertThat(server.requests.get(0).headers()).doesNotContainKeys("Authorization", "X-amz-security-token");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 0})
    void whatDidNotGetThroughIsTriedAgain(int status) {
        try (FakeService server = new FakeService(new Answer(status, ""), new Answer(status, ""), DONE)) {
            assertThat(service(server.uri()).call("GetItem", INPUT).isEmpty()).isFalse();
            assertThat(server.requests).hasSize(3).extracting(FakeService.Request::body).containsOnly(
                server.requests.get(0).body());
        }
    }

    /** It may have been done: another mail would go out, or a right code be refused. */
    @ParameterizedTest
    @ValueSource(ints = {500, 503, 0})
    void whatMustNotBeDoneTwiceIsNotTriedAgainWhenNobodyKnows(int status) {
        try (FakeService server = new FakeService(new Answer(status, ""), DONE)) {
            assertThat(catchThrowableOfType(AwsException.class, () -> service(server.uri()).callOnce("GetItem", INPUT)))
                .isNotNull();
            assertThat(server.requests).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 0})
    void whatMayBeRepeatedForAMomentIsTriedASecondTimeWhenNobodyKnowsAndNeverAThird(int status) {
        try (FakeService server = new FakeService(new Answer(status, ""), DONE)) {
            assertThat(service(server.uri()).callAndRepeat("GetItem", INPUT).isEmpty()).isFalse();
            assertThat(server.requests).hasSize(2).extracting(FakeService.Request::body).containsOnly(
                server.requests.get(0).body());
        }
        try (FakeService server = new FakeService(new Answer(status, ""))) {
            assertThat(
                catchThrowableOfType(AwsException.class, () -> service(server.uri()).callAndRepeat("GetItem", INPUT)))
                .isNotNull();
            assertThat(server.requests).hasSize(2);
        }
    }

    @Test
    void whatIsTooMuchAtTheMomentIsTriedAgain() {
        try (FakeService server = new FakeService(
            new Answer(400, "{\"__type\": \"com.amazonaws.dynamodb.v20120810#ThrottlingException\"}"), DONE)) {
            assertThat(service(server.uri()).callOnce("GetItem", INPUT).isEmpty()).isFalse();
        }
    }

    @Test
    void afterThreeTriesItIsAway() {
        try (FakeService server = new FakeService(new Answer(503, "<html>no JSON at all</html>"))) {
            AwsException away = refusal(server);

            assertThat(away.type()).isEqualTo("Status503");
            assertThat(server.requests).hasSize(3);
        }
    }

    @Test
    void aRefusalIsNotTriedAgainAndSaysWhy() {
        try (FakeService server = new FakeService(new Answer(400, "{\"__type\": \"com.amazonaws.dynamodb.v20120810#"
            + "TransactionCanceledException\", \"CancellationReasons\": [{\"Code\": \"ConditionalCheckFailed\"}]}"))) {
            AwsException refusal = refusal(server);

            assertThat(refusal.type()).isEqualTo("TransactionCanceledException");
            assertThat(refusal.answer().all("CancellationReasons").get(0).text("Code"))
                .contains("ConditionalCheckFailed");
            assertThat(server.requests).hasSize(1);
        }
    }

    /** An empty answer would read as "there is no such item". */
    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "null", "{\"Item\": {\"a\""})
    void whatIsNoJsonObjectIsNoAnswer(String body) {
        try (FakeService server = new FakeService(new Answer(200, body))) {
            assertThat(refusal(server).type()).isEqualTo("Status200");
        }
    }

    @Test
    void anAnswerOfMoreThanAMebibyteIsNotTaken() {
        String answer = "{\"Item\": \"" + "x".repeat(2 * 1024 * 1024) + "\"}";
        try (FakeService server = new FakeService(new Answer(200, answer))) {
            assertThat(refusal(server)).hasRootCauseMessage("an answer of more than 1048576 bytes");
        }
    }

    @Test
    void aMemberThatIsNotThereReadsAsEmpty() {
        AwsAnswer answer = new AwsAnswer(Map.of("text", "x"));

        assertThat(answer.text("other")).isEmpty();
        assertThat(answer.member("text").isEmpty()).isTrue();
        assertThat(answer.all("text")).isEmpty();
        assertThat(answer).hasToString("AwsAnswer[text]");
    }

    private static AwsException refusal(FakeService server) {
        return catchThrowableOfType(AwsException.class, () -> service(server.uri()).call("GetItem", INPUT));
    }

    private static AwsService service(URI endpoint) {
        return new AwsService("dynamodb", "DynamoDB_20120810", "1.0", operation -> !operation.equals("Open"), endpoint,
            "us-east-1", StaticCredentialsProvider.create(AwsSessionCredentials.create("id", "secret", "session")));
    }
}
