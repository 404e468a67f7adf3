package io.guardianpartner.local.supervisor;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.identity.LocalIdentity;
import io.guardianpartner.local.lambda.LocalFunction;
import io.guardianpartner.local.lambda.RuntimeClient;

/**
 * The customer authenticator: as in AWS, a separate process of AWS's runtime client calls it with events.
 *
 * @param function receives its requests from the gateway
 */
record LocalAuthenticator(LocalFunction function, ServiceProcess process) {

    /** The name of its module, its process and its log. */
    static final String NAME = "auth-lambda";
    /** The name of its routes in public-routes.yaml. */
    static final String ROUTES = "auth";
    static final String HANDLER = "io.guardianpartner.auth.AuthHandler::handleRequest";

    /** Describes its process without starting it; empty, with a line of progress, where it cannot run. */
    static Optional<LocalAuthenticator> describe(PlatformBuilder options, PlatformFiles files, LocalCloud cloud,
        LocalIdentity identity, ServiceProcess.Surroundings surroundings, Cleanup cleanup) {
        Path jar = options.functionJar();
        if (!Files.exists(jar) || !RuntimeClient.runsHere()) {
            options.progress().accept("Nobody can sign up or in: " + (Files.exists(jar)
                ? "Lambda's runtime client runs on Linux only."
                : "there is no " + jar + "."));
            return Optional.empty();
        }
        LocalFunction function = cleanup.later(LocalFunction.start(NAME));
        Launch launch = Launch.ofJar(jar).withCommand(RuntimeClient.command(List.of(jar), HANDLER, List.of()));
        return Optional.of(new LocalAuthenticator(function, new ServiceProcess(NAME, options.changed(NAME, launch),
            FunctionVariables.of(function.variables(), cloud, identity), files.of(NAME), surroundings)));
    }

    URI uri() {
        return function.uri();
    }

    boolean isReady() {
        return function.runtime().isReady();
    }
}
