package io.guardianpartner.operations.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.guardianpartner.operations.aws.AccessDeniedException;
import io.guardianpartner.operations.aws.MissingException;
import io.guardianpartner.operations.topology.Finding.Kind;

/** Collects findings about one resource after the other. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();
    private String resource;
    private String name;

    /** Verifies one resource; that it is missing or cannot be read is a finding too. */
    void about(String kindOfThing, String physicalName, Runnable look) {
        resource = kindOfThing;
        name = physicalName;
        try {
            look.run();
        } catch (MissingException e) {
            add(Kind.MISSING, "does not exist");
        } catch (AccessDeniedException e) {
            add(Kind.UNREADABLE, e.getMessage());
        }
    }

    void add(Kind kind, String detail) {
        all.add(new Finding(kind, resource, name, detail));
    }

    /** Finds that a value is another one than it should be. */
    void expect(String what, Object expected, Object found) {
        if (!Objects.equals(expected, found)) {
            add(Kind.DIFFERENT, what + " is " + (found == null ? "not set" : found) + ", not " + expected);
        }
    }

    List<Finding> all() {
        return List.copyOf(all);
    }
}
