package io.guardianpartner.local.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;

/** The pool's clients: one for people, one for each service, with secrets that are new at every start. Immutable. */
final class AppClients {

    static final String PEOPLE = "customers";

    private static final String RESOURCE = "/machine-clients.yaml";
    private static final int SECRET_BYTES = 32;

    private final Map<String, AppClient> clients = new LinkedHashMap<>();

    AppClients(Collection<String> services) {
        add(new AppClient(PEOPLE, RandomSecrets.token(SECRET_BYTES), Set.of(), true));
        Map<String, List<String>> callees = callees();
        for (String service : services) {
            Set<String> scopes = callees.getOrDefault(service, List.of()).stream().map(AppClients::scopeOf)
                .collect(Collectors.toSet());
            add(new AppClient(idOf(service), RandomSecrets.token(SECRET_BYTES), scopes, false));
        }
    }

    static String idOf(String service) {
        return service + "-service";
    }

    /** The scope that a token needs for calls of the service with that queue. */
    static String scopeOf(String service) {
        return service + "/invoke";
    }

    Optional<AppClient> find(String id) {
        return Optional.ofNullable(clients.get(id));
    }

    Collection<AppClient> all() {
        return List.copyOf(clients.values());
    }

    /** The client through which people sign in; a machine's may not. */
    AppClient forPeople(String id) {
        return find(id).filter(AppClient::people)
            .orElseThrow(() -> CognitoErrors.of("ResourceNotFoundException", "User pool client " + id
                + " does not exist."));
    }

    private void add(AppClient client) {
        clients.put(client.id(), client);
    }

    private static Map<String, List<String>> callees() {
        try (InputStream yaml = AppClients.class.getResourceAsStream(RESOURCE)) {
            return JsonMapper.builder(new YAMLFactory()).build()
                .readValue(yaml, new TypeReference<LinkedHashMap<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
