package io.guardianpartner.local.secrets;

import java.net.URI;
import java.time.Clock;

import io.guardianpartner.local.http.AwsJsonApi;
import io.guardianpartner.local.http.LocalHttpServer;

/**
 * A running Secrets Manager on 127.0.0.1, by the AWS JSON 1.1 protocol. Keeps everything in memory. Calls must be signed;
 * as with the other stand-ins, any credentials will do. One call at a time.
 */
public final class LocalSecretsManager implements AutoCloseable {

    private static final int BODY_LIMIT = 256 * 1024;

    private final LocalHttpServer server;

    private LocalSecretsManager(int port, String region, String account) {
        SecretActions actions = new SecretActions(region, account, Clock.systemUTC());
        AwsJsonApi api = new AwsJsonApi("secretsmanager", "Message").signed("CreateSecret", actions::createSecret)
            .signed("PutSecretValue", actions::putSecretValue)
            .signed("GetSecretValue", actions::getSecretValue)
            .signed("DescribeSecret", actions::describeSecret)
            .signed("DeleteSecret", actions::deleteSecret);
        server = LocalHttpServer.named("Secrets Manager").bodyLimit(BODY_LIMIT).route("POST", "/", api)
            .start(port);
    }

    /**
     * Starts it, without any secret.
     *
     * @param port on 127.0.0.1; 0 for any free one
     *
     * @throws io.guardianpartner.local.http.PortTakenException if somebody else listens there
     */
    public static LocalSecretsManager start(int port, String region, String account) {
        return new LocalSecretsManager(port, region, account);
    }

    public URI endpoint() {
        return server.uri();
    }

    @Override
    public void close() {
        server.close();
    }
}
