package io.guardianpartner.local.identity;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.local.http.Handler;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** {@code /oauth2/token} for machines: client credentials (RFC 6749, 4.4), the client by HTTP Basic or in the form. */
final class TokenRequestHandler implements Handler {

    private static final String BASIC = "Basic ";

    private final AppClients clients;
    private final Tokens tokens;

    TokenRequestHandler(AppClients clients, Tokens tokens) {
        this.clients = clients;
        this.tokens = tokens;
    }

    @Override
    public Response handle(Request request) {
        Map<String, String> form = request.form();
        Optional<AppClient> client = credentials(request, form)
            .flatMap(pair -> clients.find(pair[0]).filter(known -> known.hasSecret(pair[1])));
        if (client.isEmpty()) {
            return refused("invalid_client");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return refused("unsupported_grant_type");
        }
        if (client.get().people() || client.get().scopes().isEmpty()) {
            return refused("unauthorized_client");
        }
        String wanted = form.getOrDefault("scope", "").strip();
        List<String> scopes = wanted.isEmpty()
            ? client.get().scopes().stream().sorted().toList()
            : List.of(wanted.split(" +"));
        if (!client.get().scopes().containsAll(scopes)) {
            return refused("invalid_scope");
        }
        return Response.json(200, Map.of("access_token", tokens.machine(client.get(), scopes), "expires_in",
            tokens.validity().toSeconds(), "token_type", "Bearer")).with("Cache-Control", "no-store");
    }

    private static Optional<String[]> credentials(Request request, Map<String, String> form) {
        Optional<String> header = request.header("authorization").filter(value -> value.startsWith(BASIC));
        if (header.isEmpty()) {
            return form.containsKey("client_id")
                ? Optional.of(new String[]{form.get("client_id"), form.getOrDefault("client_secret", "")})
                : Optional.empty();
        }
        try {
            String pair = new String(Base64.getDecoder().decode(header.get().substring(BASIC.length())),
                StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                ? Optional.empty()
                : Optional.of(new String[]{pair.substring(0, colon), pair.substring(colon + 1)});
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The answer to a rejected request, always 400 as in Cognito. */
    private static Response refused(String error) {
        return Response.json(400, Map.of("error", error)).with("Cache-Control", "no-store");
    }
}
