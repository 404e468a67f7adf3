package io.guardianpartner.benchmarks.guardian;

import java.sql.SQLException;
import java.util.Map;

import io.guardianpartner.benchmarks.BenchDatabase;
import io.guardianpartner.benchmarks.client.Consuming.Consumer;
import io.guardianpartner.benchmarks.client.Consuming.Start;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A service with one handler, started and stopped for each run. */
public final class InboundService {

    private static final String[] SERVICE = {"--spring.config.import=classpath:guardian.yaml",
        "--guardian.service=ORDERS_SERVICE", "--server.port=0", "--management.server.port=0",
        // A stop waits as long; under load no poll waits at all.
        "--guardian.sqs.wait-time=1s"};

    private InboundService() {}

    /** Its handler does nothing but to look for duplicates in memory. */
    public static Start withoutDatabase() {
        return () -> run(MemoryHandler.class)::close;
    }

    /** Its handler writes a row, in the transaction of the inbox. */
    public static Start withPostgres() {
        return () -> {
            BenchDatabase.clear();
            var context = run(RowHandler.class);
            return new Consumer() {
                @Override
                public void stop() {
                    context.close();
                }

                @Override
                public Map<String, Double> figures() {
                    return rows();
                }
            };
        };
    }

    private static Map<String, Double> rows() {
        try {
            return BenchDatabase.rows();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConfigurableApplicationContext run(Class<?> application) {
        return new SpringApplicationBuilder(application).run(SERVICE);
    }
}
