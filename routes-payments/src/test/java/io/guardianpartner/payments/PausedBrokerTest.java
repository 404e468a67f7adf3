package io.guardianpartner.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A broker that is called too often says when to come again, and is obeyed. */
class PausedBrokerTest extends PaymentsTest {

    private final UUID order = order();

    @Autowired
    private MeterRegistry metrics;

    @Test
    void nobodyCallsTheBrokerBeforeTheTimeThatItNamesAndCallersAreTold() {
        ODD.answersCreation(ODD_AMOUNT, 429, "{}", Map.of("Retry-After", "3"));
        Instant since = Instant.now();

        PaymentsClient.Answer throttled = createOdd(order);
        ODD.isWell();
        long creations = ODD.creations(order);
        UUID another = order();
        PaymentsClient.Answer other = create(another);

        assertThat(throttled.status()).isEqualTo(503);
        assertThat(throttled.headers().firstValue("Retry-After")).contains("3");
        assertThat(other.status()).isEqualTo(503);
        assertThat(other.headers().firstValue("Retry-After").orElseThrow()).isIn("1", "2", "3");
        assertThat(ODD.creations(order)).isEqualTo(creations).isPositive();
        assertThat(ODD.creations(another)).isZero();
        assertThat(metrics.get("resilience4j.circuitbreaker.state").tags("name", "broker", "state", "open").gauge()
            .value()).isOne();
        eventually(() -> assertThat(createOdd(order).status()).isEqualTo(200));
        assertThat(Instant.now()).isAfter(since.plusSeconds(3));
        eventually(() -> assertThat(create(order()).status()).isEqualTo(201));
    }

    @Test
    void theTimeMayBeADate() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().plus(Duration.ofSeconds(3))
            .atOffset(ZoneOffset.UTC));
        ODD.answersCreation(ODD_AMOUNT, 429, "{}", Map.of("Retry-After", date));

        PaymentsClient.Answer throttled = createOdd(order);
        ODD.isWell();

        assertThat(throttled.headers().firstValue("Retry-After").orElseThrow()).isIn("2", "3");
        eventually(() -> assertThat(create(order()).status()).isEqualTo(201));
    }
}
