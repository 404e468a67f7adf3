package io.guardianpartner.local.identity;

import io.guardianpartner.local.http.Handler;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.local.http.SameOrigin;

/** The codes that would have been mailed: a page for people at {@code /}, the same as JSON at {@code /admin/codes}. */
final class CodesPage {

    private final Mailbox mailbox;

    CodesPage(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    void addTo(LocalHttpServer.Builder server) {
        server.route("GET", "/", own(this::page));
        server.route("GET", "/admin/codes", own(request -> Response.json(200, mailbox.all())
            .with("Cache-Control", "no-store")));
    }

    private Response page(Request request) {
        StringBuilder rows = new StringBuilder();
        mailbox.all().forEach(code -> rows.append("<tr><td>" + code.at() + "</td><td>" + escaped(code.email())
            + "</td><td>" + code.purpose() + "</td><td><code>" + code.code() + "</code></td></tr>"));
        String body = rows.isEmpty()
            ? "<p>No code yet.</p>"
            : "<table><tr><th>mailed</th><th>to</th><th>for</th><th>code</th></tr>" + rows + "</table>";
        return Response
            .html(200, "<!doctype html><html lang=en><meta charset=utf-8><title>Codes that would be mailed</title>"
                + "<style>body{font:16px/1.4 system-ui,sans-serif;margin:2rem}td,th{padding:.3rem .8rem;"
                + "text-align:left}</style><h1>Codes that would be mailed</h1>" + body + "</html>")
            .with("Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'")
            .with("Cache-Control", "no-store");
    }

    private static Handler own(Handler handler) {
        return request -> SameOrigin.holds(request)
            ? handler.handle(request)
            : Response.problem(403, "Forbidden", "Pages of other origins may not read this.");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
