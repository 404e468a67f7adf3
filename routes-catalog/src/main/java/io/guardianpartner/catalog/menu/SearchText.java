package io.guardianpartner.catalog.menu;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as people look for it: {@code PAO} finds {@code Pão}. */
final class SearchText {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private SearchText() {}

    static String of(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
    }
}
