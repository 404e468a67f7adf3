package io.guardianpartner.catalog;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.guardianpartner.api.ProblemException;

/**
 * The precondition of a change (RFC 9110, section 13.1.1): the caller has seen the version that it is about to replace.
 */
public final class IfMatch {

    private static final Pattern TAGS = Pattern.compile("(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*");

    private final String header;

    private IfMatch(String header) {
        this.header = header.strip();
        if (!this.header.equals("*") && !TAGS.matcher(this.header).matches()) {
            throw ProblemException.malformedParameter("If-Match", "must be an entity tag as the last answer had it");
        }
    }

    /**
     * @param header the value of {@code If-Match}
     * @throws ProblemException 428 without a value, 400 when it is no list of entity tags
     */
    public static IfMatch required(String header) {
        if (header == null) {
            throw new ProblemException(428, "Precondition Required",
                "If-Match has to say which version this replaces: the ETag of the last answer.", Map.of());
        }
        return new IfMatch(header);
    }

    /**
     * @param header the value of {@code If-Match}; null: any version will do
     * @throws ProblemException 400 when it is no list of entity tags
     */
    public static IfMatch optional(String header) {
        return new IfMatch(header == null ? "*" : header);
    }

    /** @throws ProblemException 412: somebody else was faster, and this is not the version that was seen */
    public void check(long version) {
        check(version, UnaryOperator.identity());
    }

    /**
     * Looks at the version of the thing itself, not at that of what is shown beside it.
     *
     * @throws ProblemException 412: somebody else was faster, and this is not the version that was seen
     */
    public void checkAlone(long version) {
        check(version, ETag::ofThingAlone);
    }

    /** Weak tags never match here. */
    private void check(long version, UnaryOperator<String> part) {
        boolean matches = header.equals("*") || Pattern.compile(",").splitAsStream(header).map(String::strip).map(part)
            .anyMatch(ETag.of(version)::equals);
        if (!matches) {
            throw new ProblemException(412, "Precondition Failed", "This has changed since it was read.",
                Map.of("version", version));
        }
    }
}
