package io.guardianpartner.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.guardianpartner.acceptance.conformance.JumpingClock;
import io.guardianpartner.acceptance.crash.CrashPoints;
import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.identity.MailedCode;
import io.guardianpartner.local.identity.TokenIssuer;
import io.guardianpartner.local.supervisor.Launch;
import io.guardianpartner.local.supervisor.Platform;
import io.guardianpartner.local.supervisor.RestartBackoff;
import io.guardianpartner.message.Contract;
import io.guardianpartner.operations.tail.MessageTap;
import io.guardianpartner.test.ReceivedSpan;
import io.guardianpartner.test.SpanReceiver;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The whole platform as {@code ./guardian up} runs it, on free ports, with the people around it. All test classes share
 * one; it is started for the first of them and stopped after the last. Waiting times that are minutes in a restaurant
 * are seconds here.
 */
public final class Restaurant implements ExtensionContext.Store.CloseableResource {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int UNLIKELY = 12;
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private final JumpingClock clockOfPool = new JumpingClock();
    private final SpanReceiver collector = SpanReceiver.start();
    private final Path folder;
    private final Platform platform;
    private final TokenIssuer tokens;

    Restaurant() {
        folder = newFolder();
        var builder = Platform.builder(ROOT).freePorts().directory(folder.resolve(".guardian"))
            .identityClock(clockOfPool)
            .beforeServices(starting -> new MigrationJob(starting, ROOT).run())
            .backoff(new RestartBackoff(Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(5)))
            .launchAll(this::withCrashPoints)
            .launchAll(launch -> launch.withJvmArguments(HastySettings.QUICK_STARTS))
            .launchAll(launch -> launch.withJvmArguments(HastySettings.ABROAD))
            .launchAll(launch -> launch.withVariable("OTEL_EXPORTER_OTLP_ENDPOINT", collector.uri().toString()));
        HastySettings.ALL_IN_HASTE
            .forEach((name, value) -> builder.launchAll(launch -> launch.withVariable(name, value)));
        HastySettings.IN_HASTE.forEach(
            (service, variables) -> variables.forEach((name, value) -> builder.variable(service, name, value)));
        platform = builder.start();
        tokens = new TokenIssuer(platform.identity().uri());
    }

    /** Where it runs: {@code ./guardian} asks it for whoever gives this as {@code GUARDIAN_ROOT}. */
    Path folder() {
        return folder;
    }

    /** Does something while the clock of the user pool, and no other, is ahead. */
    public <T> T later(Duration ahead, Supplier<T> action) {
        clockOfPool.jump(ahead);
        try {
            return action.get();
        } finally {
            clockOfPool.setRight();
        }
    }

    /** {@code kill -9}; the platform starts it again. */
    void kill(String service) {
        platform.kill(service);
    }

    void awaitReady() {
        platform.awaitReady(PATIENCE);
    }

    /** The gateway, for a customer; always the same one. */
    public Api frontDoor() {
        return anonymous().as(() -> tokens.person("customer"));
    }

    /** The gateway, for callers without a token. */
    public Api anonymous() {
        return new Api(platform.frontDoor());
    }

    /** The gateway, for the administrator. */
    public Api admin() {
        return anonymous().as(() -> tokens.person("admin", "admin"));
    }

    /** Where the gateway listens, for who speaks no proper HTTP. */
    public URI doorAddress() {
        return platform.frontDoor();
    }

    /** Where everything listens, by part, as the platform writes it down. */
    Map<String, String> addresses() {
        return platform.addresses();
    }

    /** Where a service listens. */
    public URI addressOf(String queue) {
        return platform.baseUrl(queue);
    }

    /** Where a service shows its health and its metrics. */
    URI managementOf(String queue) {
        return platform.managementUrl(queue);
    }

    /** Where the Mercado Pago simulator listens. */
    URI brokerAddress() {
        return platform.broker().uri();
    }

    /** A service's private API, for callers without a token. */
    public Api at(String queue) {
        return new Api(platform.baseUrl(queue));
    }

    /** A service's private API, for the orders service. */
    public Api service(String queue) {
        return new Api(platform.baseUrl(queue)).as(() -> tokens.service("orders"));
    }

    public Customer customer() {
        return new Customer(frontDoor());
    }

    Kitchen kitchen() {
        return new Kitchen(kitchenApi());
    }

    /** The gateway, for somebody in the kitchen. */
    Api kitchenApi() {
        return anonymous().as(() -> tokens.person("kitchen", "kitchen"));
    }

    public Stock stock() {
        return new Stock(admin(), service("catalog"));
    }

    public TokenIssuer tokens() {
        return tokens;
    }

    public Broker broker() {
        return new Broker(new Api(platform.broker().uri()));
    }

    public Messages messages() {
        return new Messages(platform.cloud());
    }

    /** A second pod of each service, until they are closed. */
    TwoPods withSecondPods() {
        return new TwoPods(platform, tokens, folder);
    }

    /** Hears every message of every service until it is closed. */
    MessageTap tap(Consumer<Message> listener) {
        LocalCloud cloud = platform.cloud();
        return new MessageTap(cloud.sqsEndpoint(), cloud.snsEndpoint(), cloud.environment().name(), Contract.load(),
            listener);
    }

    /** The code that was mailed last to an address. */
    public String mailedCode(String email) {
        return mailedCodes(email).get(0);
    }

    /** The codes that were mailed to an address, the last one first. */
    public List<String> mailedCodes(String email) {
        return platform.identity().mailedCodes().stream().filter(code -> code.email().equals(email))
            .map(MailedCode::code).toList();
    }

    /** What the authenticator has said. */
    Path authenticatorsLog() {
        return platform.log("auth-lambda");
    }

    /** The ids of the payments that payments holds for an order. */
    List<String> paymentsOf(String orderId) {
        var items = service("payments").get("/v1/payments?orderId=" + orderId).expect(200).body().path("items");
        return StreamSupport.stream(items.spliterator(), false).map(payment -> payment.path("id").asText()).toList();
    }

    /** How many messages of a service ended so, by its own count. */
    public double messagesCounted(String queue, String outcome) {
        return new Api(platform.managementUrl(queue)).counted("guardian_messages_total", "outcome=\"" + outcome + "\"");
    }

    /** The spans of a trace whose first caller has recorded it, as far as the services have told them. */
    List<ReceivedSpan> spansOf(String traceId) {
        return collector.ofTrace(traceId);
    }

    /** What a service, or what is beside it, has logged since the first of the tests. */
    Path log(String queue) {
        return platform.log(queue);
    }

    /** Names of everything that has a log. */
    List<String> logging() {
        return Stream.concat(platform.services().stream(), Stream.of("auth-lambda")).toList();
    }

    /** What a service is told that nobody else may know, and that is too long to be in a log by chance. */
    Set<String> secretsOf(String queue) {
        return platform.variables(queue).entrySet().stream()
            .filter(variable -> variable.getKey().matches(".*(SECRET|PASSWORD|TOKEN|PEPPER)S?"))
            .map(Map.Entry::getValue).filter(secret -> secret.length() >= UNLIKELY).collect(Collectors.toSet());
    }

    CrashPoints crashPoints(String service) {
        return new CrashPoints(folder, service);
    }

    /** Stops a service in the middle of whatever it does; it goes on when this is closed. */
    Paused freeze(String queue) {
        long pid = platform.pid(queue).orElseThrow();
        signal("STOP", pid);
        return () -> signal("CONT", pid);
    }

    /** Takes a service's database away until this is closed. */
    Paused withoutDatabase(String queue) {
        Database database = new Database(platform.cloud().postgresPort(), queue);
        database.refuseConnections();
        return database::acceptConnections;
    }

    /** As if what is reserved for an order had been so for longer than a payment may take. */
    void ageReservation(String orderId) {
        new Database(platform.cloud().postgresPort(), "catalog").execute(
            "update reservation set expires_at = now() - interval '1 second' where order_id = '" + orderId + "'");
    }

    /** Something that is not as it should be until it is closed. */
    interface Paused extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        platform.close();
        collector.close();
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Launch withCrashPoints(Launch launch) {
        return launch.withClassPath(ROOT.resolve("acceptance-tests/target/classes"))
            .withVariable(CrashPoints.FOLDER_VARIABLE, folder.toString());
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("guardian-acceptance");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
