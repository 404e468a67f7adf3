package io.guardianpartner.local.supervisor;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.guardianpartner.message.Json;

/** Links from the pages to other tools of this machine: names and addresses, none if they do not run. */
final class PageLinks {

    static final String NAME = "/links.json";

    private static final List<String> DASHBOARDS = List.of("Payments", "Restaurant", "Routes");

    private PageLinks() {}

    /** @param addresses of what runs, by part */
    static byte[] of(Map<String, String> addresses) {
        Map<String, String> links = new LinkedHashMap<>();
        String grafana = addresses.get(GrafanaTool.PART);
        if (grafana != null) {
            DASHBOARDS.forEach(name -> links.put(name, grafana + "/d/guardian-" + name.toLowerCase(Locale.ROOT)));
        }
        return Json.mapper().valueToTree(links).toString().getBytes(StandardCharsets.UTF_8);
    }
}
