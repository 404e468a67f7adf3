package io.guardianpartner.load.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.guardianpartner.load.run.LoadPlan;
import io.guardianpartner.load.target.AccessToken;
import io.guardianpartner.load.target.LoadException;
import io.guardianpartner.load.target.Target;
import io.guardianpartner.message.process.TokenSource;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Options for the platform that is loaded: its addresses and the tokens for it. */
class TargetOptions {

    @Option(names = "--url", paramLabel = "URL", description = "The gateway. Default: of the Guardian that runs in this clone, with all that follows.")
    private URI url;

    @Option(names = "--pay-url", paramLabel = "URL", description = "The Mercado Pago simulator, where the orders are paid.")
    private URI payUrl;

    @Option(names = "--kitchen-token", paramLabel = "SOURCE", description = "Where an access token of the kitchen comes from: env:NAME, file:PATH or command:TEXT; the latter two are asked again before it ends.")
    private String kitchenToken;

    @Option(names = "--admin-token", paramLabel = "SOURCE", description = "The same of an administrator, who makes the run's own products.")
    private String adminToken;

    @Option(names = "--metrics", paramLabel = "SERVICE=URL[,URL]", description = "Management addresses of a service's processes, where CPU and requests to AWS are read. Repeatable.")
    private Map<String, String> metrics = new LinkedHashMap<>();

    @Option(names = "--network", description = "Only on a Guardian whose cloud is at AWS's distances: ./guardian up --network starts it.")
    private boolean network;

    /** Whether the restaurant's own products are taken because nobody may make others. */
    boolean hasNoAdmin() {
        return url != null && adminToken == null;
    }

    Target target(LoadPlan plan, Path root, CommandSpec spec, Consumer<String> teller) {
        if (url == null) {
            LocalPlatform local = LocalPlatform.find(root);
            if (network && local.distance().isEmpty()) {
                throw new LoadException("The Guardian that runs here has its cloud beside it; ./guardian down, then "
                    + "./guardian up --network starts it at AWS's distances.");
            }
            return new Target(local.gateway(), payUrl == null ? local.broker() : payUrl,
                metrics.isEmpty() ? local.management() : management(spec), local.distance(),
                token("kitchen", kitchenToken, local, spec, teller), token("admin", adminToken, local, spec, teller));
        }
        if (network) {
            throw new ParameterException(spec.commandLine(),
                "--network is for the Guardian that runs in this clone, it does not go with --url");
        }
        if (plan.isPaid() && payUrl == null) {
            throw new ParameterException(spec.commandLine(), "--url goes with --pay-url, or with --no-pay");
        }
        if (plan.isCooked() && kitchenToken == null) {
            throw new ParameterException(spec.commandLine(), "--url goes with --kitchen-token, or with --no-cook");
        }
        return new Target(http(url, "--url", spec), payUrl == null ? null : http(payUrl, "--pay-url", spec),
            management(spec), Map.of(), token("kitchen", kitchenToken, null, spec, teller),
            token("admin", adminToken, null, spec, teller));
    }

    private static AccessToken token(String who, String source, LocalPlatform local, CommandSpec spec,
        Consumer<String> teller) {
        if (source == null) {
            return local == null ? null : new AccessToken(who, local.tokenOf(who), teller);
        }
        try {
            return new AccessToken(who, TokenSource.of(source), teller);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + who + "-token: " + e.getMessage());
        }
    }

    private Map<String, List<URI>> management(CommandSpec spec) {
        Map<String, List<URI>> management = new LinkedHashMap<>();
        metrics.forEach((service, addresses) -> {
            List<URI> all = new ArrayList<>();
            for (String address : addresses.split(",")) {
                try {
                    all.add(http(URI.create(address), "--metrics", spec));
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(spec.commandLine(),
                        "--metrics wants SERVICE=URL[,URL], not " + address);
                }
            }
            management.put(service, all);
        });
        return management;
    }

    private static URI http(URI uri, String option, CommandSpec spec) {
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new ParameterException(spec.commandLine(),
                option + " wants an address like http://localhost:8080, not "
                    + uri);
        }
        return uri;
    }
}
