package io.guardianpartner.benchmarks.guardian;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.benchmarks.BenchDatabase;
import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Consuming.Start;
import org.apache.camel.CamelContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A service with one handler. It starts with the first run and stays; between two runs its inbound route is stopped.
 * Starting it anew each time would have the JVM compile Spring's start-up while messages are measured.
 */
public final class InboundService implements Start {

    private static final int POLL_SECONDS = 1;
    private static final String INBOUND = "orders.in";
    private static final String[] SERVICE = {"--spring.config.import=classpath:guardian.yaml",
        "--guardian.service=ORDERS_SERVICE", "--server.port=0", "--management.server.port=0",
        // The pause between two runs is as long; under load no poll waits at all.
        "--guardian.sqs.wait-time=" + POLL_SECONDS + "s"};

    private static final List<String> UNMEASURED = List.of("--management.metrics.enable.all=false",
        "--guardian.metrics.steps=false", "--guardian.metrics.routes=false");

    private final Class<?> application;
    private final boolean postgres;
    private final List<String> more;
    private ConfigurableApplicationContext context;

    private InboundService(Class<?> application, boolean postgres, List<String> more) {
        this.application = application;
        this.postgres = postgres;
        this.more = more;
    }

    /** Its handler does nothing but to look for duplicates in memory. */
    public static InboundService withoutDatabase() {
        return new InboundService(MemoryHandler.class, false, List.of());
    }

    /** Its handler writes a row, in the transaction of the inbox. */
    public static InboundService withPostgres() {
        return new InboundService(RowHandler.class, true, List.of());
    }

    /** Its handler changes an item. */
    public static InboundService withDynamoDb() {
        return new InboundService(ItemHandler.class, false, List.of());
    }

    /** The same service, which counts and times nothing. */
    public InboundService withoutMetrics() {
        return new InboundService(application, postgres, UNMEASURED);
    }

    @Override
    public Consumer start() throws Exception {
        if (context == null) {
            context = new SpringApplicationBuilder(application)
                .run(Stream.concat(Stream.of(SERVICE), more.stream()).toArray(String[]::new));
        } else {
            context.getBeansOfType(MemoryHandler.class).values().forEach(MemoryHandler::forget);
            if (postgres) {
                BenchDatabase.empty();
            }
            context.getBean(CamelContext.class).getRouteController().startRoute(INBOUND);
        }
        return new Consumer() {
            @Override
            public void stop() throws Exception {
                context.getBean(CamelContext.class).getRouteController().stopRoute(INBOUND);
                // The last polls are over then, and take nothing of what is sent for the next run.
                Thread.sleep(POLL_SECONDS * 1500L);
            }

            @Override
            public Map<String, Double> figures() {
                return postgres ? BenchDatabase.rows() : Map.of();
            }
        };
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
