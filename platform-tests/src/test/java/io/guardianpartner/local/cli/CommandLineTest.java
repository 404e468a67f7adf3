package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import io.guardianpartner.operations.cli.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    private Path root;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpTeaches() {
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("up", "status", "down", "logs", "demo", "./guardian demo", "send",
            "messages tail", "story ORDER", "dead-letters", "topology verify", "./guardian bench", "Exit codes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"up", "status", "down", "logs", "token", "demo", "send", "messages", "dead-letters",
        "topology"})
    void everyCommandHasHelp(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(out.toString()).startsWith("Usage: guardian " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "upp", "up --port", "up --port orders", "up --port orders=", "up --port orders=65536",
        "up --port orders=-1", "up --port orders=x", "up --ports some", "up --env X", "up --env =x", "up --env 1=2",
        "up --allow-origin shop", "up --allow-origin http://Shop",
        "up --allow-origin http://shop/", "up --allow-origin https://*.example", "up --timeout soon", "up --queues 5",
        "up --network --queues 0", "up --network --database 1001",
        "up --network --dynamodb far", "up --timeout -1",
        "logs", "logs orders --lines many", "logs orders -n -3",
        "demo --payments -5", "demo --timeout 0",
        "demo --payments 5 --forged-webhooks 1001", "demo --forged-webhooks 10", "status now", "token",
        "token --as cook", "token --as service:",
        "token --as service:orders --name ana", "token --as customer --name a/b",
        "send MSG_PAYMENT_FAIL {} --correlation-id 1-1-1-1-1", "send MSG_PAYMENT_FAIL {} --message-id 1-1-1-1-1"})
    void whatIsNotUnderstoodIsExit2(String line) {
        assertThat(run(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);

        assertThat(err.toString()).isNotBlank();
    }

    @Test
    void anUnknownPartIsNamed() {
        assertThat(run("up", "--port", "bar=1")).isEqualTo(1);

        assertThat(err.toString()).startsWith("guardian: ").contains("bar");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oders:A=b", "ORDERS:A=b"})
    void anUnknownServiceIsNamedWithThoseThatThereAre(String variable) {
        assertThat(run("up", "--env", variable)).isEqualTo(1);

        assertThat(err.toString().strip()).isEqualTo("guardian: There is no service " + variable.replace(":A=b", "")
            + "; the services are orders, payments, catalog.");
    }

    @Test
    void withoutJarsUpSaysWhatToDoInOneLine() {
        assertThat(run("up", "--ports", "free")).isEqualTo(1);

        assertThat(err.toString().strip()).startsWith("guardian: ORDERS_SERVICE has no jar")
            .contains("mvn ")
            .doesNotContain("\n");
    }

    @Test
    void statusOfNothingIsExit1() {
        assertThat(run("status")).isEqualTo(1);

        assertThat(err.toString().strip()).isEqualTo("guardian: Guardian is not running; ./guardian up starts it.");
    }

    @Test
    void nothingCanBeEnded() {
        assertThat(run("down")).isZero();

        assertThat(out.toString().strip()).isEqualTo("Guardian is not running.");
    }

    @Test
    void logsEndWithTheLastLines() throws Exception {
        Files.createDirectories(root.resolve(".guardian/logs"));
        Files.writeString(root.resolve(".guardian/logs/orders.log"), "one\ntwo\nthree\n");

        assertThat(run("logs", "orders", "-n", "2")).isZero();

        assertThat(out.toString().lines()).containsExactly("two", "three");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bar", "../state", "orders.log"})
    void anUnknownLogIsRefusedWithThoseThatThereAre(String name) throws Exception {
        Files.createDirectories(root.resolve(".guardian/logs"));
        Files.writeString(root.resolve(".guardian/logs/orders.log"), "one\n");

        assertThat(run("logs", name)).isEqualTo(1);

        assertThat(err.toString()).contains("there are orders.");
    }

    private int run(String... arguments) {
        CommandLine command = Guardian.commandLine(new Home(root));
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }
}
