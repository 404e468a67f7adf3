package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;

import io.guardianpartner.local.identity.TokenIssuer;
import io.guardianpartner.local.supervisor.Platform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The version before on the schema of this one, as it is while pods are replaced and after a rollback: alone, and beside
 * this one on the same queues, tables and databases. {@code -Dguardian.previous=DIRECTORY} has its jars. That two of today's bear each
 * other, {@link TwoPodsTest} shows.
 */
@TestInstance(Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = PreviousVersionTest.PREVIOUS, matches = ".+", disabledReason = "-Dguardian.previous=DIRECTORY names the jars of the version before: .ci/previous builds them")
class PreviousVersionTest {

    static final String PREVIOUS = "guardian.previous";

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Path folder;
    private Platform platform;
    private TokenIssuer tokens;
    private Stock stock;

    @BeforeAll
    void startTheVersionBeforeOnTheSchemaOfThisOne(@TempDir Path temporary) {
        folder = temporary;
        var builder = Platform.builder(ROOT).freePorts().directory(folder.resolve("platform"))
            .beforeServices(starting -> new MigrationJob(starting, ROOT).run());
        for (String queue : TwoPods.SERVICES) {
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

        Order order = TwoPods.serve(platform, tokens, product, gateway, gateway);

        assertThat(order.total()).isEqualTo("29.90");
        eventually(() -> assertThat(stock.onHand(product)).isEqualTo(4));
        assertThat(stock.reserved(product)).isZero();
    }

    @Test
    void bothVersionsServeTheSameOrders() {
        try (TwoPods pods = new TwoPods(platform, tokens, folder)) {
            pods.serveOrders(stock);
            assertThat(deadLetters()).isZero();
        }
    }

    private long deadLetters() {
        var sqs = platform.cloud().sqs();
        return TwoPods.SERVICES.stream().map(queue -> platform.cloud().queueUrl(queue + "-dead-letters"))
            .mapToLong(url -> Long.parseLong(sqs.getQueueAttributes(ask -> ask.queueUrl(url)
                .attributeNamesWithStrings("ApproximateNumberOfMessages")).attributesAsStrings()
                .get("ApproximateNumberOfMessages")))
            .sum();
    }

    private static Path previous(String queue) {
        return Path.of(System.getProperty(PREVIOUS)).resolve("routes-" + queue + ".jar");
    }
}
