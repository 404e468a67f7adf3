package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.guardianpartner.local.identity.IdentityOptions;
import io.guardianpartner.local.identity.LocalIdentity;
import io.guardianpartner.message.Json;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tokens of a user pool that runs, for a Guardian of which nothing else does. */
class TokenCommandTest {

    private static final List<String> SERVICES = List.of("orders", "payments", "catalog");

    @TempDir
    private Path root;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private LocalIdentity identity;

    @BeforeEach
    void start() throws Exception {
        identity = LocalIdentity.start(IdentityOptions.defaults().withServices(SERVICES));
        ProcessHandle self = ProcessHandle.current();
        Path directory = Files.createDirectories(root.resolve(".guardian"));
        Json.mapper().writeValue(directory.resolve("state.json").toFile(), new PlatformState(self.pid(),
            self.info().startInstant().map(Object::toString).orElse(""),
            Map.of("identity", identity.uri().toString()), Map.of(), SERVICES));
    }

    @AfterEach
    void stop() {
        identity.close();
    }

    @Test
    void eachGetsTheTokenOfWhatTheyAre() throws Exception {
        assertThat(claims("customer").getStringListClaim("cognito:groups")).isNull();
        assertThat(claims("kitchen").getStringListClaim("cognito:groups")).containsExactly("kitchen");
        assertThat(claims("admin").getStringListClaim("cognito:groups")).containsExactly("admin");
        assertThat(claims("service:orders").getStringClaim("scope")).contains("catalog/invoke", "payments/invoke");
        assertThat(claims("customer", "--name", "ana").getSubject()).isEqualTo(
            claims("customer", "--name", "ana").getSubject()).isNotEqualTo(claims("customer").getSubject());
    }

    @Test
    void whoMayHaveNoneIsToldInOneLine() {
        assertThat(run("service:catalog")).isEqualTo(1);
        assertThat(err.toString()).startsWith("guardian: There is no token for service:catalog: ")
            .contains("unauthorized_client").hasLineCount(1);
        assertThat(run("service:loyalty")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no service loyalty; there are orders, payments, catalog.");
        identity.close();
        assertThat(run("customer")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
    }

    private JWTClaimsSet claims(String who, String... more) throws Exception {
        out.getBuffer().setLength(0);
        assertThat(run(who, more)).as(err.toString()).isZero();
        return SignedJWT.parse(out.toString().strip()).getJWTClaimsSet();
    }

    private int run(String who, String... more) {
        CommandLine command = Guardian.commandLine(new Home(root));
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        String[] arguments = new String[3 + more.length];
        System.arraycopy(new String[]{"token", "--as", who}, 0, arguments, 0, 3);
        System.arraycopy(more, 0, arguments, 3, more.length);
        return command.execute(arguments);
    }
}
