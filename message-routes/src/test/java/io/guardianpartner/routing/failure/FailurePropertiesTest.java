package io.guardianpartner.routing.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.topology.Topology;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FailurePropertiesTest {

    private final FailureProperties defaults = new Binder(new MapConfigurationPropertySource(Map.of()))
        .bindOrCreate("guardian.failure", FailureProperties.class);

    @Test
    void aMessageIsTriedTwentyTimesFromASecondToAQuarterOfAnHourApart() {
        assertThat(defaults.maxReceives()).isEqualTo(20);
        assertThat(defaults.firstRetry()).isEqualTo(Duration.ofSeconds(1));
        assertThat(defaults.longestRetry()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theQueueItselfGivesUpLaterThanTheService() {
        assertThat(Topology.of(Contract.load(), "test").queues())
            .allMatch(queue -> queue.maxReceiveCount() > defaults.maxReceives());
    }
}
