package io.guardianpartner.support.schema;

import java.util.List;

/** The database lacks migrations that this version of the service needs, and the service does not make them. */
public class SchemaTooOldException extends RuntimeException {

    SchemaTooOldException(List<String> missing) {
        super("The schema is older than this service: it lacks " + String.join(", ", missing) + ".");
    }
}
