package io.guardianpartner.local.mercadopago;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** {@code /admin/webhooks}: those that were sent, with their answers; and one more on demand. */
class WebhookAdmin {

    private final PaymentLedger ledger;
    private final WebhookSender sender;
    private final WebhookLog log;

    WebhookAdmin(PaymentLedger ledger, WebhookSender sender, WebhookLog log) {
        this.ledger = ledger;
        this.sender = sender;
        this.log = log;
    }

    void addTo(LocalHttpServer.Builder server) {
        server.route("GET", "/admin/webhooks", AdminApi.guarded(this::list));
        server.route("POST", "/admin/payments/{id}/webhooks", AdminApi.guarded(this::send));
    }

    private Response list(Request request) {
        Optional<String> payment = request.query("payment");
        List<WebhookAttempt> attempts = payment.isPresent()
            ? log.of(ledger.find(payment.get()).id())
            : log.all();
        return Response.json(200, Map.of("items", attempts)).with("Cache-Control", "no-store");
    }

    private Response send(Request request) {
        SimulatedPayment payment = ledger.find(request.pathParameter("id"));
        return sender.sendAgain(payment, request.query("forged").filter("true"::equals).isPresent())
            ? Response.of(202)
            : Response.problem(409, "Not done", "The payment has no notification_url.");
    }
}
