package io.guardianpartner.payments.broker.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Options as an operator gives them: by variables of the environment. */
class MercadoPagoPropertiesTest {

    @Test
    void aTestTokenAloneMeansTheSandbox() {
        with(Map.of("MERCADOPAGO_ACCESS_TOKEN", "TEST-123")).run(context -> {
            MercadoPagoProperties properties = context.getBean(MercadoPagoProperties.class);

            assertThat(properties.baseUrl()).hasToString("https://api.mercadopago.com");
            assertThat(properties.isLive()).isFalse();
            assertThat(properties.notificationAddress()).isNull();
            assertThat(properties.toString()).doesNotContain("123");
        });
    }

    @ParameterizedTest
    @CsvSource({"https://shop.example/v1/webhooks/mercadopago,https://shop.example/v1/webhooks/mercadopago", "'',"})
    void notificationsGoWhereTheVariableSaysOrWhereTheAccountDoes(String variable, String address) {
        with(Map.of("MERCADOPAGO_ACCESS_TOKEN", "TEST-123", "MERCADOPAGO_NOTIFICATION_URL", variable)).run(
            context -> assertThat(context.getBean(MercadoPagoProperties.class).notificationAddress())
                .isEqualTo(address));
    }

    @Test
    void withoutATokenTheServiceDoesNotStartAndNamesIt() {
        with(Map.of("MERCADOPAGO_ACCESS_TOKEN", " ")).run(
            context -> assertThat(context.getStartupFailure()).rootCause().hasMessageContaining("accessToken"));
    }

    /** Nothing of the machine's own environment is left. */
    private static ApplicationContextRunner with(Map<String, String> variables) {
        return new ApplicationContextRunner().withUserConfiguration(Options.class)
            .withInitializer(context -> context.getEnvironment().getPropertySources().replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
                    StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new HashMap<>(variables))));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(MercadoPagoProperties.class)
    static class Options {}
}
