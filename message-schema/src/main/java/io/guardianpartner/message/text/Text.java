package io.guardianpartner.message.text;

/**
 * Rules for text that people write and read: names, notes, descriptions, reasons. Lengths are counted in code points, as the
 * contract's {@code maxLength} and PostgreSQL's {@code varchar} count them: an emoji is one.
 */
public final class Text {

    /**
     * Text without what no text may have: control characters (C0, DEL, C1), controls of the writing direction (U+202A–E,
     * U+2066–9), halves of surrogate pairs. An ECMA-262 pattern, the one of the contract; Java reads it alike. Joiners and
     * variation selectors are part of many emoji and allowed.
     */
    public static final String PATTERN = "^[^\\u0000-\\u001F\\u007F-\\u009F\\u202A-\\u202E\\u2066-\\u2069\\uD800-\\uDFFF]*$";

    /** Letters, though fonts draw nothing: the fillers of Hangul, and a Braille cell without dots. */
    private static final String UNSEEN = "\u115F\u1160\u2800\u3164\uFFA0";

    private Text() {}

    /** The number of characters, as people would count most of them. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text, cut to at most this many characters, the "…" at its end included. */
    public static String cut(String text, int limit) {
        return length(text) <= limit ? text : text.substring(0, text.offsetByCodePoints(0, limit - 1)) + "…";
    }

    /** Whether text may not have this character, see {@link #PATTERN}. */
    public static boolean isForbidden(int codePoint) {
        return Character.isISOControl(codePoint)
            || codePoint >= 0x202A && codePoint <= 0x202E
            || codePoint >= 0x2066 && codePoint <= 0x2069
            || codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Whether it has only characters that text may have. An empty text does. */
    public static boolean isClean(String text) {
        return text.codePoints().noneMatch(Text::isForbidden);
    }

    /** Whether a reader sees anything: white space, joiners and accents by themselves show nothing. */
    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(Text::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
                Character.FORMAT, Character.SURROGATE, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK,
                Character.COMBINING_SPACING_MARK -> false;
            // An emoji that is younger than this Java.
            case Character.UNASSIGNED -> codePoint >= 0x1F000 && codePoint <= 0x1FAFF;
            default -> UNSEEN.indexOf(codePoint) < 0;
        };
    }
}
