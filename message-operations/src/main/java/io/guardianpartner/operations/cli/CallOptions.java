package io.guardianpartner.operations.cli;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import io.guardianpartner.message.process.TokenSource;
import io.guardianpartner.operations.platform.PlatformState;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that say where an API is called and as whom: the Guardian that runs here, as its administrator, unless both are given. */
class CallOptions {

    @Option(names = "--url", paramLabel = "URL", description = "The address (default: of the Guardian that runs here).")
    private URI url;

    @Option(names = "--token", paramLabel = "SOURCE", description = "Where an administrator's access token comes from: "
        + "env:NAME, file:PATH or command:TEXT (default: ./guardian token --as admin).")
    private String token;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * Verifies what can be before anything is asked.
     *
     * @param example an address of the kind that is wanted
     *
     * @throws ParameterException if the address is none, or goes without a token, or that comes from nowhere
     */
    void check(String example) {
        if (url != null && (url.getHost() == null || !List.of("http", "https").contains(url.getScheme()))) {
            throw wrong("--url wants an address like " + example + ", not " + url);
        }
        if (url != null && token == null) {
            throw wrong("--url goes with --token");
        }
        token();
    }

    Optional<URI> url() {
        return Optional.ofNullable(url);
    }

    /** The address that was given; else that of a part of the Guardian that runs here. */
    URI address(String part) {
        return url().orElseGet(() -> {
            PlatformState running = Home.of(command).running();
            String address = running.addresses().get(part);
            if (running.starting() || address == null) {
                throw running.notReady();
            }
            return URI.create(address);
        });
    }

    /** @throws ParameterException if it is no source of a token */
    TokenSource token() {
        if (token == null) {
            return TokenSource.ofCommand("./guardian token",
                List.of(Home.of(command).root().resolve("guardian").toString(), "token", "--as", "admin"));
        }
        try {
            return TokenSource.of(token);
        } catch (IllegalArgumentException e) {
            throw wrong("--token: " + e.getMessage());
        }
    }

    private ParameterException wrong(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
