package io.guardianpartner.routing.rest;

import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.rest.ParamDefinition;
import org.apache.camel.model.rest.RestParamType;

/**
 * The query parameters that the service's REST DSL declares, so that the OpenAPI document and the door say the same.
 * Kept once Camel has started: before that routes are still being added.
 */
final class DeclaredParameters implements Supplier<Set<String>> {

    /** Those by which every list is paged. */
    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final CamelContext camel;
    private final Set<String> more;
    private volatile Set<String> names;

    DeclaredParameters(CamelContext camel, Set<String> more) {
        this.camel = camel;
        this.more = more;
    }

    @Override
    public Set<String> get() {
        if (names != null) {
            return names;
        }
        Set<String> known = Stream.of(declared(), more.stream(), PAGING.stream()).flatMap(Function.identity())
            .collect(Collectors.toUnmodifiableSet());
        if (camel.getStatus().isStarted()) {
            names = known;
        }
        return known;
    }

    private Stream<String> declared() {
        return ((ModelCamelContext) camel).getRestDefinitions().stream()
            .flatMap(rest -> rest.getVerbs().stream())
            .flatMap(verb -> verb.getParams().stream())
            .filter(param -> param.getType() == RestParamType.query)
            .map(ParamDefinition::getName)
            .filter(name -> !name.toLowerCase(Locale.ROOT).startsWith("camel"));
    }
}
