package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static io.guardianpartner.acceptance.Waiting.within;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.guardianpartner.local.identity.TokenIssuer;
import io.guardianpartner.local.supervisor.Platform;

/** The services of a platform and a second pod of each, from jars of this build, until it is closed. */
final class TwoPods implements AutoCloseable {

    static final List<String> SERVICES = List.of("orders", "payments", "catalog");

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FEWEST_ORDERS = 4;
    private static final int MOST_ORDERS = 40;

    private final Platform platform;
    private final TokenIssuer tokens;
    private final List<SecondPod> second;

    /**
     * Starts the second pods and waits until they are ready.
     *
     * @param folder of their logs
     */
    TwoPods(Platform platform, TokenIssuer tokens, Path folder) {
        this.platform = platform;
        this.tokens = tokens;
        this.second = SERVICES.stream()
            .map(queue -> new SecondPod(platform, queue, jar(queue), folder.resolve(queue + "-2.log"))).toList();
        try {
            second.forEach(pod -> within(PATIENCE, () -> assertThat(
                new Api(pod.managementUrl()).get("/actuator/health/readiness").status()).isEqualTo(200)));
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    static Path jar(String queue) {
        return ROOT.resolve("routes-" + queue + "/target/routes-" + queue + ".jar");
    }

    /** Orders are placed at one pod and worked off at the other, by turns, until each pod has received messages. */
    void serveOrders(Stock stock) {
        String product = stock.product("29.90", MOST_ORDERS);
        Api first = new Api(platform.baseUrl("orders"));
        Api other = new Api(second.get(0).baseUrl());
        int served = 0;
        while (served < MOST_ORDERS && (served < FEWEST_ORDERS || !eachReceived())) {
            boolean even = served % 2 == 0;
            serve(platform, tokens, product, even ? first : other, even ? other : first);
            served++;
        }
        assertThat(eachReceived()).as("each pod has received messages").isTrue();
        int sold = served;
        eventually(() -> assertThat(stock.onHand(product)).isEqualTo(MOST_ORDERS - sold));
        assertThat(stock.reserved(product)).isZero();
    }

    /** An order that is placed at one pod and worked off at another, as its customer sees it in the end. */
    static Order serve(Platform platform, TokenIssuer tokens, String product, Api placed, Api workedOff) {
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

    private boolean eachReceived() {
        return second.stream().allMatch(pod -> received(pod.managementUrl())
            && received(platform.managementUrl(pod.queue())));
    }

    private static boolean received(URI management) {
        return new Api(management).counted("guardian_messages_total") > 0;
    }

    @Override
    public void close() {
        second.forEach(SecondPod::close);
    }
}
