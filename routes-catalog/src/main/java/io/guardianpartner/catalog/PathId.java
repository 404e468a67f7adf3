package io.guardianpartner.catalog;

import java.util.UUID;
import java.util.regex.Pattern;

import io.guardianpartner.routing.rest.ProblemException;

/** Ids as they stand in a path. */
public final class PathId {

    /** UUID.fromString takes {@code 1-1-1-1-1} too. */
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathId() {}

    /** @throws ProblemException 400 naming the parameter when the text is no UUID */
    public static UUID parse(String name, String text) {
        if (text == null || !UUID_TEXT.matcher(text).matches()) {
            throw ProblemException.malformedParameter(name, "must be a UUID");
        }
        return UUID.fromString(text);
    }
}
