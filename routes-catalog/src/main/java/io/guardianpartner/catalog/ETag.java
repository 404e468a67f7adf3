package io.guardianpartner.catalog;

/** Versions as entity tags (RFC 9110, section 8.8.3). */
public final class ETag {

    private ETag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }
}
