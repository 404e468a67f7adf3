package io.guardianpartner.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;

import io.guardianpartner.auth.aws.FakeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In AWS what nobody may know comes from Secrets Manager. */
class SecretsTest {

    private static final String CLIENT = "arn:aws:secretsmanager:us-east-1:123456789012:secret:production/auth-a1b2c3";
    private static final String PEPPER = "arn:aws:secretsmanager:us-east-1:123456789012:secret:production/auth-cpf-pepper-d4e5f6";
    private static final FakeService.Answer A_CLIENT = secret("{\\\"clientSecret\\\": \\\"c\\\"}");

    @Test
    void theSecretsAreReadFromSecretsManagerByTheirArns() {
        try (FakeService manager = new FakeService(A_CLIENT, secret("p"))) {
            assertThat(read(manager)).isEqualTo(new Secrets("c", "p")).hasToString("Secrets");

            assertThat(manager.requests).extracting(FakeService.Request::body).satisfiesExactly(
                client -> assertThat(client).contains("\"" + CLIENT + "\""),
                pepper -> assertThat(pepper).contains("\"" + PEPPER + "\""));
            assertThat(manager.requests).allSatisfy(request -> {
                assertThat(request.headers().getFirst("X-Amz-Target")).isEqualTo("secretsmanager.GetSecretValue");
                assertThat(request.headers().getFirst("Authorization")).contains("/secretsmanager/aws4_request");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no JSON: hunter2", "{\\\"cpfPepper\\\": \\\"hunter2\\\"}", ""})
    void aSecretOfAnotherFormIsToldWithoutBeingShown(String text) {
        try (FakeService manager = new FakeService(secret(text))) {
            assertThatThrownBy(() -> read(manager)).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("with clientSecret").hasMessageNotContaining("hunter2").hasNoCause();
        }
    }

    @Test
    void aPepperThatNobodyHasFilledInYetIsNamed() {
        var empty = new FakeService.Answer(400, "{\"__type\": \"ResourceNotFoundException\", \"Message\": "
            + "\"Secrets Manager can't find the specified secret value for staging label: AWSCURRENT\"}");
        try (FakeService manager = new FakeService(A_CLIENT, empty)) {
            assertThatThrownBy(() -> read(manager)).isInstanceOf(IllegalStateException.class)
                .hasMessage("The secret " + PEPPER + " is not there, or nobody has filled it yet.");
        }
    }

    @Test
    void aFunctionThatIsNotToldWhereThePepperIsSaysSo() {
        try (FakeService manager = new FakeService(A_CLIENT)) {
            Map<String, String> variables = variables(manager);
            variables.remove("GUARDIAN_AUTH_CPF_PEPPER_SECRET_ARN");
            assertThatThrownBy(() -> Secrets.of(variables, new AwsServices(variables).secretsManager()))
                .hasMessage("GUARDIAN_AUTH_CPF_PEPPER_SECRET_ARN is not set.");
        }
    }

    private static FakeService.Answer secret(String text) {
        return new FakeService.Answer(200, "{\"SecretString\": \"" + text + "\"}");
    }

    private static Secrets read(FakeService manager) {
        Map<String, String> variables = variables(manager);
        return Secrets.of(variables, new AwsServices(variables).secretsManager());
    }

    private static Map<String, String> variables(FakeService manager) {
        return new HashMap<>(
            Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "id", "AWS_SECRET_ACCESS_KEY", "secret",
                "GUARDIAN_AUTH_SECRET_ARN", CLIENT, "GUARDIAN_AUTH_CPF_PEPPER_SECRET_ARN", PEPPER,
                "AWS_ENDPOINT_URL_SECRETS_MANAGER", manager.uri().toString()));
    }
}
