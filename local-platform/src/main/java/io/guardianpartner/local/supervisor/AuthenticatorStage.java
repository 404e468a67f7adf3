package io.guardianpartner.local.supervisor;

import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.identity.IdentityOptions;
import io.guardianpartner.local.identity.LocalIdentity;
import io.guardianpartner.local.identity.PoolAdmin;
import io.guardianpartner.local.lambda.ColdStart;
import io.guardianpartner.local.lambda.HelloWorld;

/** The minimal environment of the authenticator: a table, a pool with one user, and the functions to be measured. */
public final class AuthenticatorStage implements AutoCloseable {

    private static final String EMAIL = "ana@example.com";
    private static final String PASSWORD = "correct horse battery";

    private final Path jar;
    private final LocalCloud cloud;
    private final LocalIdentity identity;

    private AuthenticatorStage(Path jar) {
        this.jar = jar;
        this.cloud = LocalCloud.builder().dynamoDb(true).start();
        this.identity = LocalIdentity.start(IdentityOptions.defaults());
        ServiceJar.tables(jar, yaml -> cloud.createTables(cloud.environment().name(), yaml));
        new PoolAdmin(identity.uri()).user("ana", EMAIL, PASSWORD);
    }

    /** @param jar the authenticator's */
    public static AuthenticatorStage open(Path jar) {
        return new AuthenticatorStage(jar);
    }

    /** A minimal function. */
    public ColdStart hello() {
        try {
            Path here = Path.of(HelloWorld.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new ColdStart("hello-world", List.of(here), HelloWorld.class.getName() + "::handleRequest", Map.of(),
                event());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The authenticator, whose first event is a sign-in that succeeds. */
    public ColdStart signIn() {
        Map<String, String> variables = FunctionVariables.of(Map.of(), cloud, identity);
        // Each run is another sign-in of the same person.
        variables.put("GUARDIAN_AUTH_GUESSES_PER_IDENTIFIER", "100000");
        return new ColdStart(LocalAuthenticator.NAME, List.of(jar), LocalAuthenticator.HANDLER, variables, event());
    }

    @Override
    public void close() {
        identity.close();
        cloud.close();
    }

    private static byte[] event() {
        return ("{\"version\":\"2.0\",\"routeKey\":\"POST /v1/auth/sign-in\",\"rawPath\":\"/v1/auth/sign-in\","
            + "\"headers\":{\"content-type\":\"application/json\"},\"requestContext\":{\"http\":{\"method\":\"POST\","
            + "\"path\":\"/v1/auth/sign-in\",\"sourceIp\":\"127.0.0.1\"}},\"isBase64Encoded\":false,\"body\":"
            + "\"{\\\"identifier\\\":\\\"" + EMAIL + "\\\",\\\"password\\\":\\\"" + PASSWORD + "\\\"}\"}")
            .getBytes(StandardCharsets.UTF_8);
    }
}
