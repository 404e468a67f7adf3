package io.guardianpartner.acceptance;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** The Mercado Pago simulator's other side: who pays there, and what goes wrong there. */
public final class Broker {

    private final Api simulator;

    Broker(Api simulator) {
        this.simulator = simulator;
    }

    public void approves(Order order) {
        approves(order.paymentId());
    }

    /** Approves by the broker's id or by the payment id that we gave as external reference. */
    void approves(String payment) {
        simulator.post("/admin/payments/" + payment + "/pay", Map.of()).expect(200);
    }

    /** Approves a payment after its end. */
    void approvesLate(Order order) {
        simulator.post("/admin/payments/" + order.paymentId() + "/pay?late=true", Map.of()).expect(200);
    }

    void rejects(Order order) {
        simulator.post("/admin/payments/" + order.paymentId() + "/reject", Map.of()).expect(200);
    }

    void expires(Order order) {
        simulator.post("/admin/payments/" + order.paymentId() + "/expire", Map.of()).expect(200);
    }

    /** The payer's bank takes the money back. */
    void chargesBack(Order order) {
        simulator.post("/admin/payments/" + order.paymentId() + "/chargeback", Map.of()).expect(200);
    }

    void isWell() {
        simulator.delete("/admin/faults").expect(204);
    }

    void faults(Map<String, Object> faults) {
        simulator.put("/admin/faults", faults).expect(200);
    }

    /** What the broker holds for the order's payment; two entries would mean that we charged twice. */
    public List<JsonNode> paymentsOf(Order order) {
        return all().filter(payment -> isOf(payment, order.paymentId())).toList();
    }

    public String statusOf(Order order) {
        return paymentsOf(order).get(0).path("status").asText();
    }

    int refundsOf(Order order) {
        return paymentsOf(order).get(0).path("refunds").size();
    }

    /** Those of our payments under which somebody could still pay, or has paid, at the broker. */
    List<String> open(List<String> payments) {
        return payments.stream().filter(id -> all().anyMatch(payment -> isOf(payment, id)
            && List.of("pending", "approved").contains(payment.path("status").asText()))).toList();
    }

    private Stream<JsonNode> all() {
        JsonNode items = simulator.get("/admin/payments").expect(200).body().path("items");
        return StreamSupport.stream(items.spliterator(), false);
    }

    private static boolean isOf(JsonNode payment, String paymentId) {
        return payment.path("external_reference").asText().equals(paymentId);
    }
}
