package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.Html.tag;
import static io.guardianpartner.local.mercadopago.Html.text;
import static io.guardianpartner.local.mercadopago.PageFrame.button;
import static io.guardianpartner.local.mercadopago.PageFrame.form;
import static io.guardianpartner.local.mercadopago.PageFrame.row;
import static io.guardianpartner.local.mercadopago.PageFrame.table;
import static io.guardianpartner.local.mercadopago.PageFrame.time;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One payment for people: its QR code, its money, its refunds and webhooks, and the buttons that its state allows. */
final class PaymentPage {

    private PaymentPage() {}

    static Html of(SimulatedPayment payment, List<WebhookAttempt> webhooks) {
        String back = "/payments/" + payment.id();
        return Html.all(List.of(tag("p", PageFrame.link("/", "All payments")),
            tag("div", Map.of("class", "pix"), picture(payment, 300), facts(payment)),
            tag("div", Map.of("class", "buttons"), buttons(payment, back), refundForm(payment, back),
                deed(payment, "webhook", "send a webhook", back), deed(payment, "forged", "send a forged one", back)),
            tag("h2", text("Refunds")),
            table(List.of("refund", "amount", "status", "created", ""),
                payment.refunds().stream().map(refund -> refund(payment, refund, back)).toList(), "None."),
            tag("h2", text("Webhooks")), webhooks(webhooks)));
    }

    static Html picture(SimulatedPayment payment, int pixels) {
        return tag("img", Map.of("src", "/payments/" + payment.id() + "/qr.png", "alt",
            "QR code of payment " + payment.id(), "width", String.valueOf(pixels), "height", String.valueOf(pixels),
            "loading", "lazy"));
    }

    static Html status(SimulatedPayment payment) {
        return tag("span", Map.of("class", "status " + payment.status().text()),
            text(payment.status().text() + " (" + payment.statusDetail() + ")"));
    }

    static Html money(BigDecimal amount) {
        return tag("span", Map.of("class", "money"), text("R$ " + amount));
    }

    /** The buttons without an amount. */
    static Html buttons(SimulatedPayment payment, String back) {
        return Html.all(labels(payment).entrySet().stream()
            .map(deed -> deed(payment, deed.getKey(), deed.getValue(), back)).toList());
    }

    static Html webhooks(List<WebhookAttempt> attempts) {
        return table(List.of("when", "payment", "webhook", "action", "attempt", "answer", "next attempt"),
            attempts.stream().map(PaymentPage::webhook).toList(), "None was sent.");
    }

    private static Html facts(SimulatedPayment payment) {
        Map<String, Html> facts = new LinkedHashMap<>();
        facts.put("status", status(payment));
        facts.put("amount", money(payment.order().amount()));
        facts.put("reference", text(Objects.requireNonNullElse(payment.order().externalReference(), "")));
        facts.put("description", text(Objects.requireNonNullElse(payment.order().description(), "")));
        facts.put("created", time(payment.createdAt()));
        facts.put("expires", time(payment.order().expiresAt()));
        facts.put("approved", time(payment.approvedAt()));
        facts.put("fee, net", text(payment.fee() == null
            ? ""
            : "R$ " + payment.fee() + ", R$ " + payment.netAmount()));
        facts.put("refunded", money(payment.refundedAmount()));
        facts.put("copia e cola", tag("code", text(payment.brCode())));
        List<Html> list = new ArrayList<>();
        facts.forEach((name, value) -> {
            list.add(tag("dt", text(name)));
            list.add(tag("dd", value));
        });
        return tag("dl", Html.all(list));
    }

    private static Map<String, String> labels(SimulatedPayment payment) {
        Map<String, String> labels = new LinkedHashMap<>();
        switch (payment.status()) {
            case PENDING -> {
                labels.put("pay", "pay");
                labels.put("reject", "reject");
                labels.put("expire", "expire");
            }
            case CANCELLED, REJECTED -> labels.put("pay-late", "pay after all");
            default -> {
                offer(payment, labels, Dispute.MEDIATION, "mediation", "open a dispute");
                offer(payment, labels, Dispute.CONTESTED, "contested", "charge back, in process");
                offer(payment, labels, Dispute.SETTLED, "chargeback", "charge back");
                offer(payment, labels, Dispute.WON, "won", "reimburse, still charged back");
                offer(payment, labels, Dispute.REIMBURSED, "reimburse", "reimburse, approved again");
            }
        }
        return labels;
    }

    private static void offer(SimulatedPayment payment, Map<String, String> labels, Dispute step, String deed,
        String label) {
        if (step.follows(payment)) {
            labels.put(deed, label);
        }
    }

    private static Html refundForm(SimulatedPayment payment, String back) {
        if (payment.status() != Status.APPROVED || payment.refundable().signum() == 0) {
            return Html.NONE;
        }
        Html amount = tag("input", Map.of("name", "amount", "inputmode", "decimal", "size", "8", "placeholder",
            payment.refundable().toString(), "aria-label", "amount to refund; empty: all that is left"));
        Html held = tag("label", tag("input", Map.of("type", "checkbox", "name", "held", "value", "true")),
            text("in process"));
        return form("/payments/" + payment.id() + "/refund", Map.of("back", back), text("R$ "), amount, held,
            button("refund"));
    }

    private static Html refund(SimulatedPayment payment, SimulatedRefund refund, String back) {
        Html ends = refund.state() != SimulatedRefund.State.IN_PROCESS
            ? Html.NONE
            : Html.all(List.of(end(payment, refund, "approve-refund", "approve", back),
                end(payment, refund, "reject-refund", "reject", back)));
        return row(text(refund.id()), money(refund.amount()), text(refund.state().text()),
            time(refund.createdAt()), ends);
    }

    private static Html end(SimulatedPayment payment, SimulatedRefund refund, String deed, String label, String back) {
        return form("/payments/" + payment.id() + "/" + deed,
            Map.of("back", back, "refund", String.valueOf(refund.id())), button(label));
    }

    private static Html deed(SimulatedPayment payment, String deed, String label, String back) {
        return form("/payments/" + payment.id() + "/" + deed, Map.of("back", back), button(label));
    }

    private static Html webhook(WebhookAttempt attempt) {
        Html answer = attempt.status() == null
            ? text(attempt.failure())
            : tag("span", Map.of("class", attempt.status() < 300 ? "taken" : "refused"), text(attempt.status()));
        return row(time(attempt.at()),
            PageFrame.link("/payments/" + attempt.paymentId(), String.valueOf(attempt.paymentId())),
            text(attempt.id() + " " + attempt.kind().text()), text(attempt.action()), text(attempt.attempt()), answer,
            time(attempt.nextAttemptAt()));
    }
}
