package io.guardianpartner.local.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user as Cognito writes one. */
final class UserJson {

    private UserJson() {}

    static List<Map<String, String>> attributes(User user) {
        List<Map<String, String>> attributes = new ArrayList<>();
        attributes.add(Map.of("Name", "sub", "Value", user.sub()));
        user.attributes().forEach((name, value) -> attributes.add(Map.of("Name", name, "Value", value)));
        return attributes;
    }

    /** @param attributes what the operation calls the list of attributes */
    static Map<String, Object> of(User user, String attributes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("Username", user.username());
        json.put(attributes, attributes(user));
        json.put("Enabled", true);
        json.put("UserStatus", user.status().name());
        json.put("UserCreateDate", user.created().getEpochSecond());
        json.put("UserLastModifiedDate", user.created().getEpochSecond());
        return json;
    }
}
