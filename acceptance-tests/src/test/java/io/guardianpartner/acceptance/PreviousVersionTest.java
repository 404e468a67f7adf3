package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Restaurant.eventually;
import static io.guardianpartner.acceptance.Restaurant.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.guardianpartner.local.identity.TokenIssuer;
import io.guardianpartner.local.supervisor.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The version before on the schema of this one, as it is while pods are replaced and after a rollback: alone, and beside
 * this one on the same queues, tables and databases. {@code -Dguardian.previous=DIRECTORY} has its jars; without it today's are
 * taken, which shows no more than that two of today's bear each other.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class PreviousVersionTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String PREVIOUS = System.getProperty("guardian.previous", "");
    private static final List<String> SERVICES = List.of("orders", "payments", "catalog");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int MOST_ORDERS = 40;

    private Path folder;
    private Platform platform;
    private TokenIssuer tokens;
    private Stock stock;

    @BeforeAll
    void startTheVersionBeforeOnTheSchemaOfThisOne(@TempDir Path temporary) {
        folder = temporary;
        var builder = Platform.builder(ROOT).freePorts().directory(folder.resolve("platform"))
            .beforeServices(starting -> new MigrationJob(starting, ROOT).run());
        for (String queue : SERVICES) {
            builder.launch(queue, launch -> launch.withJar(previous(queue))
                // A version that does not know GUARDIAN_DATABASE_MIGRATE knows this.
                .withVariable("SPRING_FLYWAY_ENABLED", "false")
                .withVariable("GUARDIAN_SQS_WAITTIME", "1s"));
        }
        platform = builder.start();
        platform.awaitReady(PATIENCE);
        tokens = new TokenIssuer(platform.identity().uri());
        stock = new Stock(new Api(platform.frontDoor()).as(() -> tokens.person("admin", "admin")),
            new Api(platform.baseUrl("catalog")).as(() -> tokens.service("orders")));
    }

    @AfterAll
    void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void theVersionBeforeServesOrdersOnTheSchemaOfThisOneAlone() {
        String product = stock.product("29.90", 5);
        Api gateway = new Api(platform.frontDoor());

        Order order = serve(product, gateway, gateway);

        assertThat(order.total()).isEqualTo("29.90");
        eventually(() -> assertThat(stock.onHand(product)).isEqualTo(4));
        assertThat(stock.reserved(product)).isZero();
    }

    @Test
    void bothVersionsServeTheSameOrders() {
        List<SecondPod> pods = SERVICES.stream().map(queue -> new SecondPod(platform, queue, today(queue),
            folder.resolve(queue + ".log"))).toList();
        try {
            pods.forEach(pod -> within(PATIENCE, () -> assertThat(new Api(pod.managementUrl())
                .get("/actuator/health/readiness").status()).isEqualTo(200)));
            String product = stock.product("29.90", MOST_ORDERS);
            Api before = new Api(platform.baseUrl("orders"));
            Api now = new Api(pods.get(0).baseUrl());

            int served = 0;
            while (served < MOST_ORDERS && (served < 4 || !bothReceive(pods))) {
                serve(product, served % 2 == 0 ? before : now, served % 2 == 0 ? now : before);
                served++;
            }

            assertThat(bothReceive(pods)).as("each pod has received messages").isTrue();
            int sold = served;
            eventually(() -> assertThat(stock.onHand(product)).isEqualTo(MOST_ORDERS - sold));
            assertThat(stock.reserved(product)).isZero();
            assertThat(deadLetters()).isZero();
        } finally {
            pods.forEach(SecondPod::close);
        }
    }

    /** An order that is placed at one pod and worked off at another. */
    private Order serve(String product, Api placed, Api workedOff) {
        Customer customer = new Customer(placed.as(() -> tokens.person("customer")));
        Kitchen kitchen = new Kitchen(workedOff.as(() -> tokens.person("kitchen", "kitchen")));
        Order order = customer.orders(product, 1);
        new Broker(new Api(platform.broker().uri())).approves(order);
        eventually(() -> assertThat(customer.sees(order).status()).isEqualTo("AWAITING"));
        for (String status : List.of("IN_PROGRESS", "DONE", "FINISHED")) {
            kitchen.moves(order, status).expect(200);
        }
        return customer.sees(order);
    }

    private boolean bothReceive(List<SecondPod> pods) {
        return pods.stream().allMatch(pod -> received(new Api(pod.managementUrl())) > 0
            && received(new Api(platform.managementUrl(pod.queue()))) > 0);
    }

    private static double received(Api management) {
        return management.text("/actuator/prometheus").lines()
            .filter(line -> line.startsWith("guardian_messages_total{"))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))).sum();
    }

    private long deadLetters() {
        var sqs = platform.cloud().sqs();
        return SERVICES.stream().map(queue -> platform.cloud().queueUrl(queue + "-dead-letters"))
            .mapToLong(url -> Long.parseLong(sqs.getQueueAttributes(ask -> ask.queueUrl(url)
                .attributeNamesWithStrings("ApproximateNumberOfMessages")).attributesAsStrings()
                .get("ApproximateNumberOfMessages")))
            .sum();
    }

    private static Path previous(String queue) {
        return PREVIOUS.isEmpty() ? today(queue) : Path.of(PREVIOUS).resolve("routes-" + queue + ".jar");
    }

    private static Path today(String queue) {
        return ROOT.resolve("routes-" + queue + "/target/routes-" + queue + ".jar");
    }
}
