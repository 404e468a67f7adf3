package io.guardianpartner.local.supervisor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.http.Loopback;
import io.guardianpartner.local.identity.AppClient;
import io.guardianpartner.local.identity.LocalIdentity;
import io.guardianpartner.local.mercadopago.SimulatorOptions;
import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;

/** The environment variables of the services: the same names as in the pods, this machine's values. */
final class ServiceVariables {

    /** Variables of a person's shell that are not meant for the services. */
    private static final List<String> OURS = List.of("AWS_", "GUARDIAN_", "MERCADOPAGO_", "SERVER_", "MANAGEMENT_",
        "SPRING_", "CAMEL_");

    private ServiceVariables() {}

    static Map<String, String> of(ServiceEntry service, Contract contract, LocalCloud cloud, Ports ports,
        SimulatorOptions broker, LocalIdentity identity) {
        Map<String, String> variables = new LinkedHashMap<>(cloud.environmentOf(service.name()));
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("SERVER_PORT", String.valueOf(ports.of(service.queue())));
        variables.put("MANAGEMENT_SERVER_PORT", String.valueOf(ports.of(Ports.management(service.queue()))));
        variables.put("GUARDIAN_BIND_ADDRESS", Loopback.HOST);
        // A service that ends waits out its last poll: here polls are free, so people need not wait 20 s for Ctrl-C.
        variables.put("GUARDIAN_SQS_WAIT_TIME", "2s");
        variables.put("GUARDIAN_CATALOG_SEED", "classpath:menu.json");
        for (ServiceEntry other : contract.services().values()) {
            variables.put("GUARDIAN_" + other.queue().toUpperCase(Locale.ROOT).replace('-', '_') + "_URL",
                Loopback.uri(ports.of(other.queue())).toString());
        }
        variables.put("MERCADOPAGO_BASE_URL", Loopback.uri(ports.of(Ports.MERCADO_PAGO)).toString());
        variables.put("MERCADOPAGO_ACCESS_TOKEN", broker.accessToken());
        variables.put("MERCADOPAGO_WEBHOOK_SECRETS", broker.webhookSecret());
        variables.put("MERCADOPAGO_NOTIFICATION_URL",
            Loopback.uri(ports.of(Ports.FRONT_DOOR)) + "/v1/webhooks/mercadopago");
        variables.putAll(identityOf(service.queue(), identity));
        return variables;
    }

    /** The issuer whose tokens a service accepts, and the client as which it calls others. */
    private static Map<String, String> identityOf(String queue, LocalIdentity identity) {
        AppClient own = identity.serviceClient(queue);
        return Map.of("GUARDIAN_IDENTITY_ISSUER", identity.issuer().toString(),
            "GUARDIAN_IDENTITY_PEOPLE_CLIENTS", identity.peopleClient().id(),
            "GUARDIAN_IDENTITY_SERVICE_CLIENTS", String.join(",", identity.callersOf(queue)),
            "GUARDIAN_IDENTITY_TOKEN_ENDPOINT", identity.tokenEndpoint().toString(),
            "GUARDIAN_IDENTITY_CLIENT_ID", own.id(),
            "GUARDIAN_IDENTITY_CLIENT_SECRET", own.secret());
    }

    /** Sets them in a process's environment, which keeps whatever else it inherited. */
    static void apply(Map<String, String> environment, Map<String, String> platforms, Map<String, String> launchs) {
        environment.keySet().removeIf(name -> OURS.stream().anyMatch(name::startsWith));
        environment.putAll(platforms);
        environment.putAll(launchs);
    }
}
