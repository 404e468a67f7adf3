package io.guardianpartner.orders.testing;

import java.time.Duration;

import io.guardianpartner.api.waiting.WaitProperties;
import io.guardianpartner.api.waiting.Waits;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Services;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.routing.Messages;
import io.guardianpartner.test.RouteRun;
import io.guardianpartner.test.RouteTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** Routes that read and write tables, without the tables. */
@RouteTest(classes = TableRoutesTest.Tables.class)
@MockEndpointsAndSkip("aws2-ddb:.*|bean:relayTrigger.*|http:.*")
public abstract class TableRoutesTest {

    protected final OneItemTable table = new OneItemTable();
    @Autowired
    protected RouteRun run;
    @Value("aws2-ddb:${guardian.orders.tables.orders}")
    protected String orders;
    @Value("aws2-ddb:${guardian.orders.tables.keys}")
    protected String keys;
    @Value("aws2-ddb:${guardian.orders.tables.menu}")
    protected String menu;
    @Value("aws2-ddb:${guardian.orders.tables.numbers}")
    protected String numbers;

    /** As Spring finds them in the service. */
    @EnableConfigurationProperties(OrdersProperties.class)
    @ComponentScan(basePackages = "io.guardianpartner.orders", useDefaultFilters = false, includeFilters = @Filter(type = FilterType.REGEX, pattern = {
        ".*\\.OrdersConfiguration", ".*\\.placement\\.(TrackingNumber(Routes|Steps)|DownstreamHeaders)",
        ".*\\.(menu|store|idempotency)\\.[A-Za-z]+(Routes|Steps)",
        ".*\\.update\\.(OrderUpdateRoutes|OrderUpdateSteps|OrderMetrics|EffectMessages)",
        ".*\\.view\\.(OrderViews|QrCodes|WaitingReaders)"}))
    static class Tables {

        @Bean
        Messages messages(Contract contract) {
            return new Messages(contract, Services.ORDERS, 100_000);
        }

        /** What is waited for is to be looked at always. */
        @Bean
        Waits waits() {
            return new Waits(new WaitProperties(Duration.ofSeconds(25), 10, 10, Duration.ZERO, Duration.ZERO));
        }

        /** Behind a mock, which asks for it all the same. */
        @Bean
        Relay relayTrigger() {
            return new Relay();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    /** Has the methods of the relay's trigger. */
    static final class Relay {

        public void wake(String key) {
            throw new IllegalStateException("not behind its mock");
        }
    }

    @BeforeEach
    void tables() {
        for (String endpoint : new String[]{orders, keys, menu, numbers}) {
            run.mock(endpoint).reset();
            run.mock(endpoint).whenAnyExchangeReceived(table);
        }
    }
}
