package io.guardianpartner.api.request;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.text.Text;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.rest.RestParamType;

/**
 * The query parameters that the service's REST DSL declares, so that the OpenAPI document and the filter say the same.
 * Kept once Camel has started: before that routes are still being added.
 */
final class DeclaredParameters {

    /** Those by which every list is paged. */
    private static final Set<String> PAGING = Set.of("limit", "cursor");
    private static final String LIST = "array";

    private final CamelContext camel;
    private final Set<String> more;
    /** For each name, true for a list. */
    private volatile Map<String, Boolean> declared;

    DeclaredParameters(CamelContext camel, Set<String> more) {
        this.camel = camel;
        this.more = more;
    }

    /**
     * Reads the declared parameters of a query; others are left out.
     *
     * @param query as it stands in the request line; null without one
     * @throws ProblemException 400 if it cannot be decoded, says twice what is no list, or has characters that {@link Text}
     *     forbids
     */
    Map<String, List<String>> read(String query) {
        Map<String, Boolean> known = declared();
        Map<String, List<String>> given = QueryString.parse(query);
        given.keySet().retainAll(known.keySet());
        given.forEach((name, values) -> {
            if (!known.get(name)) {
                SingleValueCheck.checkParameter(name, values);
            }
            checkClean(name, values);
        });
        return given;
    }

    /** Camel would put a "_" in the place of each line break. */
    private static void checkClean(String name, List<String> values) {
        if (!values.stream().allMatch(Text::isClean)) {
            throw ProblemException.malformedParameter(name, "must not contain control characters");
        }
    }

    private Map<String, Boolean> declared() {
        if (declared != null) {
            return declared;
        }
        Map<String, Boolean> known = new HashMap<>();
        Stream.of(more, PAGING).flatMap(Set::stream).forEach(name -> known.put(name, false));
        ((ModelCamelContext) camel).getRestDefinitions().stream()
            .flatMap(rest -> rest.getVerbs().stream())
            .flatMap(verb -> verb.getParams().stream())
            .filter(param -> param.getType() == RestParamType.query)
            .filter(param -> !param.getName().toLowerCase(Locale.ROOT).startsWith("camel"))
            .forEach(param -> known.merge(param.getName(), LIST.equals(param.getDataType()), Boolean::logicalOr));
        if (camel.getStatus().isStarted()) {
            declared = known;
        }
        return known;
    }
}
