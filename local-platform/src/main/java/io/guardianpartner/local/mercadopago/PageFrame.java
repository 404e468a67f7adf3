package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.Html.tag;
import static io.guardianpartner.local.mercadopago.Html.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.local.http.Response;

/** The frame of all pages: head, headline, and headers that forbid whatever is not ours. */
final class PageFrame {

    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
        + "base-uri 'none'; frame-ancestors 'none'";

    private PageFrame() {}

    /** @param seconds after which the page is read anew; 0: never */
    static Response page(int status, String title, int seconds, Html... content) {
        Html refresh = seconds == 0
            ? Html.NONE
            : tag("meta", Map.of("http-equiv", "refresh", "content", String.valueOf(seconds)));
        Html head = tag("head", tag("meta", Map.of("charset", "utf-8")),
            tag("meta", Map.of("name", "viewport", "content", "width=device-width")), refresh,
            tag("title", text(title)), tag("link", Map.of("rel", "stylesheet", "href", "/page.css")));
        Html body = tag("body", tag("main", tag("h1", text(title)), Html.all(List.of(content))));
        return guarded(Response.html(status,
            "<!doctype html>" + tag("html", Map.of("lang", "en"), head, body).markup()));
    }

    static Response guarded(Response response) {
        return response.with("Content-Security-Policy", POLICY)
            .with("X-Content-Type-Options", "nosniff")
            .with("Referrer-Policy", "same-origin")
            .with("Cross-Origin-Resource-Policy", "same-origin")
            .with("Cache-Control", "no-store");
    }

    static Html link(String href, String label) {
        return tag("a", Map.of("href", href), text(label));
    }

    /** A table; or a sentence if there are no rows. */
    static Html table(List<String> heads, List<Html> rows, String otherwise) {
        if (rows.isEmpty()) {
            return tag("p", text(otherwise));
        }
        Html head = tag("tr", heads.stream().map(name -> tag("th", Map.of("scope", "col"), text(name)))
            .toArray(Html[]::new));
        return tag("table", tag("thead", head), tag("tbody", Html.all(rows)));
    }

    static Html row(Html... cells) {
        return tag("tr", Arrays.stream(cells).map(cell -> tag("td", cell)).toArray(Html[]::new));
    }

    static Html time(Instant at) {
        return at == null
            ? Html.NONE
            : tag("time", text(at.truncatedTo(ChronoUnit.MILLIS).toString().replace('T', ' ')));
    }

    /** A form of hidden values and whatever else. */
    static Html form(String action, Map<String, String> hidden, Html... content) {
        Stream<Html> values = hidden.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(
            value -> tag("input", Map.of("type", "hidden", "name", value.getKey(), "value", value.getValue())));
        return tag("form", Map.of("method", "post", "action", action),
            Stream.concat(values, Arrays.stream(content)).toArray(Html[]::new));
    }

    static Html button(String label) {
        return tag("button", text(label));
    }
}
