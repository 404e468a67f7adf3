package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.guardianpartner.local.http.Handler;
import io.guardianpartner.local.http.HttpProblem;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;
import io.guardianpartner.local.http.SameOrigin;

/** {@code /admin}: the payer's bank and the faults. Needs no token, but rejects web pages of other origins. */
class AdminApi {

    private static final ObjectMapper STRICT = JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private final PaymentLedger ledger;
    private final PaymentJson json;
    private final ActiveFaults faults;

    AdminApi(PaymentLedger ledger, PaymentJson json, ActiveFaults faults) {
        this.ledger = ledger;
        this.json = json;
        this.faults = faults;
    }

    void addTo(LocalHttpServer.Builder server) {
        server.route("GET", "/admin/payments", guarded(this::list));
        server.route("GET", "/admin/payments/{id}",
            guarded(request -> Response.json(200, json.of(ledger.find(request.pathParameter("id"))))));
        change(server, "pay", request -> ledger.pay(id(request), "true".equals(request.query("late").orElse(""))));
        change(server, "reject", request -> ledger.reject(id(request)));
        change(server, "expire", request -> ledger.expire(id(request)));
        change(server, "chargeback", this::dispute);
        change(server, "refund", this::refund);
        server.route("POST", "/admin/payments/{id}/refunds/{refund}/{end}", guarded(this::settle));
        server.route("GET", "/admin/faults", guarded(request -> Response.json(200, faults.current())));
        server.route("PUT", "/admin/faults", guarded(this::setFaults));
        server.route("DELETE", "/admin/faults", guarded(request -> {
            faults.set(Faults.NONE);
            return Response.of(204);
        }));
    }

    private void change(LocalHttpServer.Builder server, String name, Function<Request, SimulatedPayment> change) {
        server.route("POST", "/admin/payments/{id}/" + name,
            guarded(request -> Response.json(200, json.of(change.apply(request)))));
    }

    private Response list(Request request) {
        Optional<String> payer = request.query("payer");
        if (payer.isEmpty()) {
            return Response.json(200, Map.of("items", ledger.all().stream().map(json::of).toList()));
        }
        return Response.json(200, Map.of("items", ledger.all().stream()
            .filter(payment -> payment.order().payer().path("email").asText().startsWith(payer.get()))
            .map(json::withoutPix).toList()));
    }

    /** Without a wish, the money is taken back. */
    private SimulatedPayment dispute(Request request) {
        try {
            Dispute step = request.query("status").filter("reimbursed"::equals).isPresent()
                ? Dispute.REIMBURSED
                : Dispute.to(request.query("status").orElse(Status.CHARGED_BACK.text()), request.query("detail"));
            return ledger.dispute(id(request), step);
        } catch (IllegalArgumentException e) {
            throw new HttpProblem(400, e.getMessage());
        }
    }

    private SimulatedPayment refund(Request request) {
        BigDecimal amount = request.body().length == 0 || !request.json().hasNonNull("amount")
            ? null
            : PaymentOrderReader.amount(request.json().get("amount"), "amount");
        ledger.refund(id(request), amount, "true".equals(request.query("held").orElse(""))
            ? SimulatedRefund.State.IN_PROCESS
            : SimulatedRefund.State.APPROVED);
        return ledger.find(id(request));
    }

    private Response settle(Request request) {
        String end = request.pathParameter("end");
        String refund = request.pathParameter("refund");
        if (!Set.of("approve", "reject").contains(end) || !refund.matches("[0-9]{1,18}")) {
            return Response.problem(404, "Not found", "A refund in process can be ended by approve or reject.");
        }
        return Response.json(200, json.of(ledger.settle(id(request), Long.parseLong(refund), end.equals("approve"))));
    }

    private Response setFaults(Request request) {
        try {
            faults.set(STRICT.readValue(request.body(), Faults.class));
            return Response.json(200, faults.current());
        } catch (JsonProcessingException e) {
            throw new HttpProblem(400, "These faults are not known: " + e.getOriginalMessage());
        } catch (java.io.IOException e) {
            throw new HttpProblem(400, "The body cannot be read.");
        }
    }

    private static String id(Request request) {
        return request.pathParameter("id");
    }

    /** Refuses pages of other origins; says in problem+json what cannot be done. */
    static Handler guarded(Handler handler) {
        return request -> {
            try {
                return sameOrigin(handler).handle(request);
            } catch (ApiException e) {
                return Response.problem(e.status() == 400 ? 409 : e.status(), "Not done", e.getMessage());
            }
        };
    }

    static Handler sameOrigin(Handler handler) {
        return request -> SameOrigin.holds(request)
            ? handler.handle(request)
            : Response.problem(403, "Forbidden", "Pages of other origins may not do this.");
    }
}
