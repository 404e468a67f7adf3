package io.guardianpartner.api;

import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import org.apache.camel.Exchange;

/** Reads the ids that requests give: UUIDs of any version, in their one textual form. */
public final class ResourceId {

    private ResourceId() {}

    /**
     * The id that a path, a query or a cursor gives.
     *
     * @param parameter the parameter's name, which the problem tells
     *
     * @throws ProblemException 400 if there is no text, or it is no UUID
     */
    public static UUID orMalformed(String parameter, String text) {
        if (text == null) {
            throw ProblemException.malformedParameter(parameter, "must be given");
        }
        return read(text).orElseThrow(() -> ProblemException.malformedParameter(parameter, "must be a UUID"));
    }

    /** As {@link #orMalformed(String, String)}, of a parameter of path or query, which the REST DSL has made a header. */
    public static UUID orMalformed(Exchange exchange, String parameter) {
        return orMalformed(parameter, exchange.getMessage().getHeader(parameter, String.class));
    }

    /**
     * The id of the resource that a path names; nothing has an id that is no UUID.
     *
     * @param resource what the path names, such as {@code order}
     *
     * @throws ProblemException 404 if the text is no UUID
     */
    public static UUID orNotFound(String resource, String text) {
        return read(text).orElseThrow(() -> ProblemException.notFound(resource, text));
    }

    private static Optional<UUID> read(String text) {
        try {
            return Optional.of(Ids.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
