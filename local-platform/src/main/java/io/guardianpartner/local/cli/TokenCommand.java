package io.guardianpartner.local.cli;

import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.guardianpartner.local.identity.TokenIssuer;
import io.guardianpartner.local.supervisor.PlatformException;
import io.guardianpartner.operations.cli.Home;
import io.guardianpartner.operations.platform.PlatformState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints an access token for the Guardian that runs. */
@Command(name = "token", description = "Prints an access token, good for 10 minutes, for trying the APIs of the Guardian that runs.", footer = {
    "", "People come in by the gateway, with the roles that their groups give them:",
    "  curl -H \"Authorization: Bearer $(./guardian token --as customer)\" 'localhost:8080/v1/orders?customer=me'",
    "  curl -H \"Authorization: Bearer $(./guardian token --as kitchen)\" localhost:8080/v1/orders", "",
    "A service's token is for the private APIs of those that it may call, and never for the gateway:",
    "  curl -H \"Authorization: Bearer $(./guardian token --as service:orders)\" 'localhost:8082/v1/payments?orderId=…'",
    "", "A user who is not in the pool yet is created. Exit code 1 if there is no token."})
class TokenCommand implements Callable<Integer> {

    private static final Pattern WHO = Pattern.compile("customer|kitchen|admin|service:([a-z0-9-]+)");

    @Option(names = "--as", required = true, paramLabel = "WHO", description = "customer, kitchen, admin, or service: and a service's queue, as in service:orders.")
    private String who;

    @Option(names = "--name", paramLabel = "NAME", description = "Which person; the same name is the same person (default: the role's name).")
    private String name;

    @Option(names = {"-h", "--help"}, usageHelp = true, description = "Shows this and ends.")
    private boolean help;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Matcher wanted = WHO.matcher(who);
        if (!wanted.matches()) {
            throw new ParameterException(spec.commandLine(),
                "--as wants customer, kitchen, admin or service:QUEUE, not " + who);
        }
        if (name != null && (wanted.group(1) != null || !name.matches("[a-zA-Z0-9._-]{1,64}"))) {
            throw new ParameterException(spec.commandLine(),
                "--name is of a person, and has 1 to 64 letters, digits, dots, hyphens and underscores");
        }
        PlatformState running = Home.of(spec).running();
        if (wanted.group(1) != null && !running.services().contains(wanted.group(1))) {
            throw new PlatformException("There is no service " + wanted.group(1) + "; there are "
                + String.join(", ", running.services()) + ".");
        }
        spec.commandLine().getOut().println(token(new TokenIssuer(URI.create(running.addresses().get("identity"))),
            wanted.group(1)));
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String token(TokenIssuer tokens, String service) {
        try {
            if (service != null) {
                return tokens.service(service);
            }
            String person = name == null ? who : name;
            return who.equals("customer") ? tokens.person(person) : tokens.person(person, who);
        } catch (IllegalStateException | UncheckedIOException e) {
            throw new PlatformException("There is no token for " + who + ": " + e.getMessage(), e);
        }
    }
}
