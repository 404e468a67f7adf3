package io.guardianpartner.payments.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WebhookPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
        .withUserConfiguration(Bound.class);

    @EnableConfigurationProperties(WebhookProperties.class)
    static class Bound {}

    @Test
    void withoutASecretTheServiceDoesNotStart() {
        runner.run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("mercadopago.webhook-secrets=").run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues("mercadopago.webhook-secrets=one, ").run(context -> assertThat(context).hasFailed());
    }

    @Test
    void severalSecretsAreSeparatedByCommas() {
        runner.withPropertyValues("mercadopago.webhook-secrets=one,two").run(context -> assertThat(
            context.getBean(WebhookProperties.class).webhookSecrets()).containsExactly("one", "two"));
    }

    @Test
    void secretsAreNotPrinted() {
        runner.withPropertyValues("mercadopago.webhook-secrets=very-secret").run(context -> assertThat(
            context.getBean(WebhookProperties.class).toString()).doesNotContain("very-secret"));
    }
}
