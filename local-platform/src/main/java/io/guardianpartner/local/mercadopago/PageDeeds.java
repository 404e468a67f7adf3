package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.util.Map;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.guardianpartner.local.http.HttpProblem;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** The buttons of a payment's page: what a payer, a bank or the shop does to it. */
class PageDeeds {

    private final PaymentLedger ledger;
    private final WebhookSender sender;

    PageDeeds(PaymentLedger ledger, WebhookSender sender) {
        this.ledger = ledger;
        this.sender = sender;
    }

    void addTo(LocalHttpServer.Builder server) {
        server.route("POST", "/payments/{id}/{deed}", AdminPage.forPeople(this::press));
    }

    private Response press(Request request) {
        String id = request.pathParameter("id");
        Map<String, String> form = request.form();
        switch (request.pathParameter("deed")) {
            case "pay" -> ledger.pay(id, false);
            case "pay-late" -> ledger.pay(id, true);
            case "reject" -> ledger.reject(id);
            case "expire" -> ledger.expire(id);
            case "mediation" -> ledger.dispute(id, Dispute.MEDIATION);
            case "contested" -> ledger.dispute(id, Dispute.CONTESTED);
            case "chargeback" -> ledger.dispute(id, Dispute.SETTLED);
            case "won" -> ledger.dispute(id, Dispute.WON);
            case "reimburse" -> ledger.dispute(id, Dispute.REIMBURSED);
            case "refund" -> ledger.refund(id, amount(form), form.containsKey("held")
                ? SimulatedRefund.State.IN_PROCESS
                : SimulatedRefund.State.APPROVED);
            case "approve-refund" -> ledger.settle(id, refund(form), true);
            case "reject-refund" -> ledger.settle(id, refund(form), false);
            case "webhook" -> send(id, false);
            case "forged" -> send(id, true);
            default -> throw new HttpProblem(404, "No button does this.");
        }
        String page = "/payments/" + ledger.find(id).id();
        return Response.of(303).with("Location", page.equals(form.get("back")) ? page : "/");
    }

    private void send(String id, boolean forged) {
        if (!sender.sendAgain(ledger.find(id), forged)) {
            throw new HttpProblem(409, "The payment has no notification_url.");
        }
    }

    /** All that is left, if nothing is entered. People write a comma, too. */
    private static BigDecimal amount(Map<String, String> form) {
        String text = form.getOrDefault("amount", "").trim().replace(',', '.');
        if (text.isEmpty()) {
            return null;
        }
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,2})?")) {
            throw new HttpProblem(400, "An amount is written as 5 or 5.00.");
        }
        return PaymentOrderReader.amount(JsonNodeFactory.instance.numberNode(new BigDecimal(text)), "amount");
    }

    private static long refund(Map<String, String> form) {
        String text = form.getOrDefault("refund", "");
        if (!text.matches("[0-9]{1,18}")) {
            throw new HttpProblem(400, "The refund's id is missing.");
        }
        return Long.parseLong(text);
    }
}
