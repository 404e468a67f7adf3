package io.guardianpartner.operations.topology;

/**
 * One result of a verification.
 *
 * @param resource
 *            {@code queue}, {@code topic} or {@code subscription}
 * @param name
 *            physical; of a subscription {@code topic → queue}
 * @param detail
 *            what about it, in a line
 */
public record Finding(Kind kind, String resource, String name, String detail) {

    /** The meaning of a finding. */
    public enum Kind {

        /** The contract has it, the cloud does not. */
        MISSING(true),
        /** It is there and not as the contract says. */
        DIFFERENT(true),
        /** The cloud has it, the contract does not. */
        UNEXPECTED(true),
        /** It cannot be read: a permission is missing. */
        UNREADABLE(true),
        /** It cannot be verified here, and need not be. */
        UNVERIFIED(false);

        private final boolean drift;

        Kind(boolean drift) {
            this.drift = drift;
        }

        /** Whether the topology cannot be called right with it. */
        public boolean isDrift() {
            return drift;
        }
    }

    /** The finding in one line. */
    public String line() {
        return resource + " " + name + ": " + detail;
    }
}
