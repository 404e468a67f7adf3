package io.guardianpartner.catalog;

/** Versions as entity tags (RFC 9110, section 8.8.3). */
public final class ETag {

    private ETag() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Of a thing that is shown together with another one, which changes by itself. */
    public static String of(long version, long versionOfOther) {
        return "\"" + version + "." + versionOfOther + "\"";
    }

    /** A tag without the version of what is shown beside. */
    static String ofThingAlone(String tag) {
        return tag.replaceFirst("\\.\\d+\"$", "\"");
    }
}
