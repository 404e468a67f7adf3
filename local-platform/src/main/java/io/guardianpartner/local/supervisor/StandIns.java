package io.guardianpartner.local.supervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.local.Component;
import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.LocalCloudBuilder;
import io.guardianpartner.local.identity.IdentityOptions;
import io.guardianpartner.local.identity.LocalIdentity;
import io.guardianpartner.local.mercadopago.MercadoPagoSimulator;
import io.guardianpartner.message.ServiceEntry;

/** The stand-ins of a platform: the cloud, the payment broker and the user pool. */
record StandIns(LocalCloud cloud, MercadoPagoSimulator broker, LocalIdentity identity, PlatformBuilder options) {

    /** Begins to start them. Broker and user pool answer at once, the cloud after {@link LocalCloud#await()}. */
    static StandIns begin(PlatformBuilder options, Ports ports, Cleanup cleanup) {
        LocalCloud cloud = cleanup.later(beginCloud(options, ports));
        MercadoPagoSimulator broker = cleanup
            .later(MercadoPagoSimulator.start(options.broker().withPort(ports.of(Ports.MERCADO_PAGO))));
        return new StandIns(cloud, broker, cleanup.later(startIdentity(options, ports)), options);
    }

    private static LocalCloud beginCloud(PlatformBuilder options, Ports ports) {
        LocalCloudBuilder builder = LocalCloud.builder()
            .environment(options.environment())
            .contract(options.contract())
            .dynamoDb(true)
            .postgres(true)
            .secretsManager(true);
        for (Component component : Component.values()) {
            builder.port(component, ports.of(Ports.name(component)));
        }
        return builder.begin();
    }

    private static LocalIdentity startIdentity(PlatformBuilder options, Ports ports) {
        return LocalIdentity.start(IdentityOptions.defaults().withPort(ports.of(Ports.IDENTITY))
            .withServices(options.contract().services().values().stream().map(ServiceEntry::queue).toList())
            .withClock(options.identityClock())
            .withMail(options.mail()));
    }

    /** Creates the tables that the jars of services and authenticator describe. */
    void createTables(List<String> queues) {
        Stream.concat(queues.stream().map(queue -> options.launchOf(queue).jar()), Stream.of(options.functionJar()))
            .forEach(jar -> ServiceJar.tables(jar, yaml -> cloud.createTables(cloud.environment().name(), yaml)));
    }

    Map<String, String> addresses() {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put(Ports.MERCADO_PAGO, broker.uri().toString());
        addresses.put(Ports.IDENTITY, identity.uri().toString());
        addresses.put(Ports.name(Component.SQS), cloud.sqsEndpoint().toString());
        addresses.put(Ports.name(Component.SNS), cloud.snsEndpoint().toString());
        addresses.put(Ports.name(Component.DYNAMODB), cloud.dynamoDbEndpoint().toString());
        addresses.put(Ports.name(Component.POSTGRES), "postgresql://127.0.0.1:" + cloud.postgresPort());
        addresses.put(Ports.name(Component.SECRETS_MANAGER), cloud.secretsManagerEndpoint().toString());
        return addresses;
    }
}
