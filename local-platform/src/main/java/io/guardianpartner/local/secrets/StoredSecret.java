package io.guardianpartner.local.secrets;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A secret with its versions. Not thread-safe: the API handles one call at a time. */
final class StoredSecret {

    static final String CURRENT = "AWSCURRENT";
    static final String PREVIOUS = "AWSPREVIOUS";

    /** @param text the value; a client may send bytes instead, which this stand-in rejects */
    record Version(String id, String text, Instant createdAt) {

        /** The value does not get into a log by accident. */
        @Override
        public String toString() {
            return "Version[" + id + "]";
        }
    }

    private final String name;
    private final String arn;
    private final String description;
    private final Instant createdAt;
    private final Map<String, Version> versions = new LinkedHashMap<>();
    private String current;
    private String previous;
    private Instant deletedAt;

    StoredSecret(String name, String arn, String description, Instant createdAt) {
        this.name = name;
        this.arn = arn;
        this.description = description;
        this.createdAt = createdAt;
    }

    /**
     * Makes this version the current one, and the one before it the previous. The same token and value once more change
     * nothing.
     */
    void put(Version version) {
        Version known = versions.get(version.id());
        if (known != null && !known.text().equals(version.text())) {
            throw SecretsErrors.of("ResourceExistsException",
                "A resource with the ID you requested already exists.");
        }
        if (known == null) {
            versions.put(version.id(), version);
            previous = current;
            current = version.id();
            versions.keySet().removeIf(id -> !id.equals(current) && !id.equals(previous));
        }
    }

    Optional<Version> withStage(String stage) {
        return switch (stage) {
            case CURRENT -> Optional.ofNullable(current).map(versions::get);
            case PREVIOUS -> Optional.ofNullable(previous).map(versions::get);
            default -> Optional.empty();
        };
    }

    Optional<Version> withId(String id) {
        return Optional.ofNullable(versions.get(id));
    }

    List<String> stagesOf(String versionId) {
        return versionId.equals(current) ? List.of(CURRENT) : List.of(PREVIOUS);
    }

    Map<String, List<String>> stages() {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        versions.keySet().forEach(id -> stages.put(id, stagesOf(id)));
        return stages;
    }

    boolean answersTo(String id) {
        return id.equals(name) || id.equals(arn);
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    String description() {
        return description;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The time at which it was marked for deletion; empty if it was not. */
    Optional<Instant> deletedAt() {
        return Optional.ofNullable(deletedAt);
    }

    void markDeleted(Instant at) {
        deletedAt = at;
    }
}
