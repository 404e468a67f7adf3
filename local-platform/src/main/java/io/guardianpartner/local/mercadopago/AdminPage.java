package io.guardianpartner.local.mercadopago;

import java.util.List;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** The page for people: every payment, and buttons that do to it what a payer or a bank would. */
class AdminPage {

    private static final List<String> DEEDS = List.of("pay", "reject", "expire");

    private final PaymentLedger ledger;

    AdminPage(PaymentLedger ledger) {
        this.ledger = ledger;
    }

    void addTo(LocalHttpServer.Builder server) {
        server.route("GET", "/", AdminApi.guarded(this::page));
        server.route("POST", "/{id}/{deed}", AdminApi.guarded(this::press));
    }

    private Response page(Request request) {
        StringBuilder rows = new StringBuilder();
        ledger.all().stream().limit(200).forEach(payment -> rows.append(row(payment)));
        String body = rows.isEmpty()
            ? "<p>No payment yet.</p>"
            : "<table><tr><th>payment</th><th>reference</th>"
                + "<th>amount</th><th>status</th><th>expires</th><th></th></tr>" + rows + "</table>";
        return Response
            .html(200, "<!doctype html><html lang=en><meta charset=utf-8><title>Mercado Pago simulator</title>"
                + "<style>body{font:16px/1.4 system-ui,sans-serif;margin:2rem}td,th{padding:.3rem .8rem;"
                + "text-align:left}form{display:inline}</style><h1>Mercado Pago simulator</h1>" + body + "</html>")
            .with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'")
            .with("Cache-Control", "no-store");
    }

    private Response press(Request request) {
        String id = request.pathParameter("id");
        switch (request.pathParameter("deed")) {
            case "pay" -> ledger.pay(id, false);
            case "reject" -> ledger.reject(id);
            case "expire" -> ledger.expire(id);
            default -> {
                return Response.problem(404, "Not found", "The buttons are pay, reject and expire.");
            }
        }
        return Response.of(303).with("Location", "/");
    }

    private static String row(SimulatedPayment payment) {
        StringBuilder buttons = new StringBuilder();
        if (payment.status() == Status.PENDING) {
            DEEDS.forEach(deed -> buttons.append("<form method=post action=\"/" + payment.id() + "/" + deed
                + "\"><button>" + deed + "</button></form> "));
        }
        return "<tr><td>" + payment.id() + "</td><td>" + escaped(payment.order().externalReference()) + "</td><td>R$ "
            + payment.order().amount() + "</td><td>" + payment.status().text() + " (" + payment.statusDetail()
            + ")</td><td>" + payment.order().expiresAt() + "</td><td>" + buttons + "</td></tr>";
    }

    /** A reference is letters, digits, - and _ by the API's own rule; this holds even without it. */
    private static String escaped(String text) {
        return text == null
            ? ""
            : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
