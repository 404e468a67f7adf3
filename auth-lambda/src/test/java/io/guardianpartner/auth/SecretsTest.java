package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import io.guardianpartner.auth.aws.FakeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In AWS what nobody may know comes from Secrets Manager. */
class SecretsTest {

    private static final String ARN = "arn:aws:secretsmanager:us-east-1:123456789012:secret:production/auth-a1b2c3";

    @Test
    void theSecretIsReadFromSecretsManagerByItsArn() {
        try (FakeService manager = answering("{\\\"clientSecret\\\": \\\"c\\\", \\\"cpfPepper\\\": \\\"p\\\"}")) {
            assertThat(read(manager)).isEqualTo(new Secrets("c", "p")).hasToString("Secrets");

            FakeService.Request request = manager.requests.get(0);
            assertThat(request.headers().getFirst("X-Amz-Target")).isEqualTo("secretsmanager.GetSecretValue");
            assertThat(request.headers().getFirst("Authorization")).contains("/secretsmanager/aws4_request");
            assertThat(request.body()).contains("\"" + ARN + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON: hunter2", "{\\\"clientSecret\\\": \\\"hunter2\\\"}", ""})
    void aSecretOfAnotherFormIsToldWithoutBeingShown(String text) {
        try (FakeService manager = answering(text)) {
            assertThatThrownBy(() -> read(manager)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("clientSecret and cpfPepper").hasMessageNotContaining("hunter2")
                .hasNoCause();
        }
    }

    private static FakeService answering(String secret) {
        return new FakeService(new FakeService.Answer(200, "{\"SecretString\": \"" + secret + "\"}"));
    }

    private static Secrets read(FakeService manager) {
        Map<String, String> variables = Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "id",
            "AWS_SECRET_ACCESS_KEY", "secret", "GUARDIAN_AUTH_SECRET_ARN", ARN,
            "AWS_ENDPOINT_URL_SECRETS_MANAGER", manager.uri().toString());
        return Secrets.of(variables, new AwsServices(variables).secretsManager());
    }
}
