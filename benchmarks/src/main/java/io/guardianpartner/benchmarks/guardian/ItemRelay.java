package io.guardianpartner.benchmarks.guardian;

import java.util.List;
import java.util.Map;

import io.guardianpartner.benchmarks.BenchTable;
import io.guardianpartner.benchmarks.SampleItems;
import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.benchmarks.client.Publishing;
import io.guardianpartner.routing.outbox.RelayTrigger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The relay of items: from a message that each of them carries to the topic, each item marked. */
public final class ItemRelay extends Publishing {

    private final ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class).run(
        "--spring.config.import=classpath:guardian.yaml", "--guardian.service=ORDERS_SERVICE", "--server.port=0",
        "--management.server.port=0", "--guardian.outbox.dynamodb.table=${" + BenchTable.VARIABLE + "}",
        "--guardian.outbox.dynamodb.key=" + SampleItems.KEY);

    private final RelayTrigger relay = context.getBean(RelayTrigger.class);
    private List<String> keys;

    @Override
    protected void prepare(int messages) {
        keys = BenchTable.keys(context.getBean(DynamoDbClient.class));
    }

    @Override
    protected void publish() {
        Meter.begin();
        keys.forEach(relay::wake);
    }

    @Override
    protected Map<String, Double> finish() {
        return Map.of();
    }

    @Override
    public void close() {
        context.close();
    }

    /** A service without handlers. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
    static class Application {}
}
