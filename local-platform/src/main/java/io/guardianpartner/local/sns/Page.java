package io.guardianpartner.local.sns;

import java.util.List;
import java.util.function.Function;

/** A hundred elements of a list, and where the next hundred begin. */
record Page<T>(List<T> elements, Integer next) {

    private static final int SIZE = 100;

    static <T> Page<T> of(List<T> all, Parameters call) {
        String token = call.get("NextToken", "0");
        int from;
        try {
            from = Integer.parseInt(token);
        } catch (NumberFormatException e) {
            throw SnsFault.invalid("NextToken");
        }
        if (from < 0 || from > all.size()) {
            throw SnsFault.invalid("NextToken");
        }
        int to = Math.min(from + SIZE, all.size());
        return new Page<>(all.subList(from, to), to < all.size() ? to : null);
    }

    Xml write(String name, Function<T, Xml> member) {
        Xml members = new Xml();
        elements.forEach(element -> members.element("member", member.apply(element)));
        Xml page = new Xml().element(name, members);
        return next == null ? page : page.element("NextToken", String.valueOf(next));
    }
}
