package io.guardianpartner.api.access;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.guardianpartner.api.Access;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.rest.RestDefinition;
import org.apache.camel.model.rest.SecurityDefinition;
import org.apache.camel.model.rest.VerbDefinition;
import org.apache.camel.util.StringHelper;

/** Reads the access rules of the service's REST DSL. They are kept once Camel has started: before that routes are still added. */
final class AccessRules {

    private final CamelContext camel;
    private volatile List<AccessRule> rules;

    AccessRules(CamelContext camel) {
        this.camel = camel;
    }

    /** Tells requests that need no token. One that leads to no operation needs one. */
    boolean isOpen(String method, String rawPath) {
        return rules().stream().anyMatch(rule -> rule.isOpen() && rule.matches(method, rawPath));
    }

    /** Tells requests whose answer is the same for everybody. */
    boolean isPublic(String method, String rawPath) {
        return rules().stream().anyMatch(rule -> rule.isPublic() && rule.matches(method, rawPath));
    }

    /** Tells requests that have to be signed. */
    boolean isSigned(String method, String rawPath) {
        return rules().stream().anyMatch(rule -> rule.isSigned() && rule.matches(method, rawPath));
    }

    /**
     * The rule of the operation that a route begins with; for one that is not of the REST DSL a rule that lets nobody in.
     *
     * @param uri such as {@code rest://GET:/v1/products:/%7Bid%7D?produces=…}
     */
    AccessRule ofRoute(String uri) {
        String readable = URLDecoder.decode(StringHelper.before(uri, "?", uri), StandardCharsets.UTF_8);
        String[] parts = readable.replaceFirst("^rest:(//)?", "rest:").split(":", 4);
        String method = parts.length > 2 ? parts[1].toUpperCase(Locale.ROOT) : "ANY";
        String path = parts.length > 2 ? path(parts[2], parts.length > 3 ? parts[3] : null) : "/";
        return rules().stream().filter(rule -> rule.isOf(method, path)).findFirst()
            .orElseGet(() -> AccessRule.of(method, path, List.of()));
    }

    private List<AccessRule> rules() {
        if (rules != null) {
            return rules;
        }
        List<AccessRule> known = Stream.concat(
            Stream.of(AccessRule.of("GET", path(camel.getRestConfiguration().getApiContextPath(), null),
                List.of(Access.ANYONE))),
            ((ModelCamelContext) camel).getRestDefinitions().stream().flatMap(this::rulesOf)).toList();
        if (camel.getStatus().isStarted()) {
            rules = known;
        }
        return known;
    }

    private Stream<AccessRule> rulesOf(RestDefinition rest) {
        return rest.getVerbs().stream().map(verb -> ruleOf(rest, verb));
    }

    private AccessRule ruleOf(RestDefinition rest, VerbDefinition verb) {
        List<String> keys = verb.getSecurity().stream().map(SecurityDefinition::getKey).toList();
        return AccessRule.of(verb.asVerb().toUpperCase(Locale.ROOT), path(rest.getPath(), verb.getPath()), keys);
    }

    private String path(String base, String rest) {
        String whole = camel
            .resolvePropertyPlaceholders("/" + (base == null ? "" : base) + "/" + (rest == null ? "" : rest));
        String single = whole.replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
