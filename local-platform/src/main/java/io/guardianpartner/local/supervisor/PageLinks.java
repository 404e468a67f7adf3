package io.guardianpartner.local.supervisor;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.message.Json;

/** What the pages are told of other tools of this machine: names and addresses, none if they do not run. */
final class PageLinks {

    static final String NAME = "/links.json";

    private static final Map<String, String> DASHBOARDS = Map.of("Restaurant", "guardian-restaurant", "Payments",
        "guardian-payments", "Routes", "guardian-routes");

    private PageLinks() {}

    /** @param addresses of what runs, by part */
    static byte[] of(Map<String, String> addresses) {
        Map<String, String> links = new LinkedHashMap<>();
        String grafana = addresses.get(GrafanaTool.PART);
        if (grafana != null) {
            DASHBOARDS.keySet().stream().sorted()
                .forEach(name -> links.put(name, grafana + "/d/" + DASHBOARDS.get(name)));
        }
        return Json.mapper().valueToTree(links).toString().getBytes(StandardCharsets.UTF_8);
    }
}
