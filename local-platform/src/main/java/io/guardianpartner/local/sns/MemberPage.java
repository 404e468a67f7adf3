package io.guardianpartner.local.sns;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a hundred elements, and the key after which the next page begins: an element that comes or goes between two
 * calls neither hides nor repeats another one.
 */
record MemberPage<T>(List<T> elements, String next) {

    private static final int SIZE = 100;

    /** @param key tells the elements apart, and their order */
    static <T> MemberPage<T> of(List<T> all, Function<T, String> key, Parameters call) {
        String last = last(call.get("NextToken", ""));
        List<T> rest = all.stream().sorted(Comparator.comparing(key))
            .filter(element -> key.apply(element).compareTo(last) > 0).toList();
        if (rest.size() <= SIZE) {
            return new MemberPage<>(rest, null);
        }
        return new MemberPage<>(rest.subList(0, SIZE), key.apply(rest.get(SIZE - 1)));
    }

    Xml write(String name, Function<T, Xml> member) {
        Xml members = new Xml();
        elements.forEach(element -> members.element("member", member.apply(element)));
        Xml page = new Xml().element(name, members);
        return next == null
            ? page
            : page.element("NextToken", Base64.getUrlEncoder().encodeToString(next.getBytes(UTF_8)));
    }

    private static String last(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), UTF_8);
        } catch (IllegalArgumentException e) {
            throw SnsFault.invalid("NextToken");
        }
    }
}
