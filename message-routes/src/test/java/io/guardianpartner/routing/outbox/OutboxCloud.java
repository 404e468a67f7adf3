package io.guardianpartner.routing.outbox;

import java.util.UUID;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalEnvironment;

/** The cloud that the tests of this package share; each test class has an environment of its own in it. */
final class OutboxCloud {

    private static final LocalCloud CLOUD = LocalCloud.builder().environment("outbox").dynamoDb(true).postgres(true)
        .start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(CLOUD::close));
    }

    private OutboxCloud() {}

    static LocalCloud cloud() {
        return CLOUD;
    }

    static LocalEnvironment fresh() {
        return CLOUD.addEnvironment("t" + UUID.randomUUID().toString().substring(0, 8));
    }
}
