package io.guardianpartner.local.identity;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.http.Response;

/**
 * A running user pool: the API at {@code /}, the token endpoint at {@code /oauth2/token}, the keys at {@code
 * /<pool>/.well-known/jwks.json}, a page with the codes that would be mailed at {@code /}. Keeps everything in memory.
 */
public final class LocalIdentity implements AutoCloseable {

    /** The longest request of the API is some kilobytes. */
    private static final int BODY_LIMIT = 256 * 1024;

    private final LocalHttpServer server;
    private final AppClients clients;
    private final Mailbox mailbox;
    private final URI uri;

    private LocalIdentity(IdentityOptions options) {
        Clock clock = options.clock();
        int port = options.port() == 0 ? Loopback.freePort() : options.port();
        uri = Loopback.uri(port);
        clients = new AppClients(options.services());
        mailbox = new Mailbox(clock, options.mail());
        SigningKey key = SigningKey.OF_THIS_PROCESS;
        Tokens tokens = new Tokens(key, issuer().toString(), options.accessTokens(), clock);
        UserPool pool = new UserPool(clock);
        Sessions sessions = new Sessions(pool, tokens,
            new RefreshTokens(options.refreshTokens(), options.refreshGrace(), clock));
        CognitoApi api = new CognitoApi(new SignUpActions(pool, clients, mailbox, clock),
            new SignInActions(pool, clients, new Challenges(clock), sessions, mailbox),
            new SessionActions(pool, clients, sessions), new AdminActions(pool, clients, sessions,
                options.refreshGrace()));
        LocalHttpServer.Builder builder = LocalHttpServer.named("identity").bodyLimit(BODY_LIMIT)
            .route("POST", "/", api)
            .route("POST", "/oauth2/token", new TokenRequestHandler(clients, tokens))
            .route("GET", "/" + UserPool.ID + "/.well-known/jwks.json",
                request -> Response.json(200, key.publicKeys()).with("Cache-Control", "public, max-age=300"))
            .route("GET", "/" + UserPool.ID + "/.well-known/openid-configuration",
                request -> Response.json(200, discovery()));
        new CodesPage(mailbox).addTo(builder);
        server = builder.start(port);
    }

    /**
     * Starts one.
     *
     * @throws io.guardianpartner.local.http.PortTakenException if its port is taken
     */
    public static LocalIdentity start(IdentityOptions options) {
        return new LocalIdentity(options);
    }

    /** {@code http://127.0.0.1:<port>}: what AWS's clients are given as the endpoint of {@code cognito-idp}. */
    public URI uri() {
        return uri;
    }

    public String poolId() {
        return UserPool.ID;
    }

    /** The claim {@code iss} of every token. */
    public URI issuer() {
        return uri.resolve("/" + UserPool.ID);
    }

    public URI tokenEndpoint() {
        return uri.resolve("/oauth2/token");
    }

    /** The client through which people sign in. */
    public AppClient peopleClient() {
        return clients.forPeople(AppClients.PEOPLE);
    }

    /**
     * The client of a service.
     *
     * @param queue of the service
     *
     * @throws IllegalArgumentException if the pool was started without it
     */
    public AppClient serviceClient(String queue) {
        return clients.find(AppClients.idOf(queue))
            .orElseThrow(() -> new IllegalArgumentException("There is no client for " + queue));
    }

    /** The ids of the clients that may get a token with which this service can be called. */
    public List<String> callersOf(String queue) {
        return clients.all().stream().filter(client -> client.scopes().contains(AppClients.scopeOf(queue)))
            .map(AppClient::id).toList();
    }

    /** The codes that would have been mailed, the newest first. */
    public List<MailedCode> mailedCodes() {
        return mailbox.all();
    }

    @Override
    public void close() {
        server.close();
    }

    private Map<String, Object> discovery() {
        return Map.of("issuer", issuer().toString(), "jwks_uri", issuer() + "/.well-known/jwks.json",
            "token_endpoint", tokenEndpoint().toString(), "id_token_signing_alg_values_supported", List.of("RS256"),
            "response_types_supported", List.of("code", "token"), "subject_types_supported", List.of("public"));
    }
}
