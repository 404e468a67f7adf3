package io.guardianpartner.catalog;

import java.util.UUID;

import io.guardianpartner.message.Ids;
import io.guardianpartner.routing.rest.ProblemException;

/** Ids as they stand in a path. */
public final class PathId {

    private PathId() {}

    /** @throws ProblemException 400 naming the parameter when the text is no UUID */
    public static UUID parse(String name, String text) {
        try {
            return Ids.parse(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.malformedParameter(name, "must be a UUID");
        }
    }
}
