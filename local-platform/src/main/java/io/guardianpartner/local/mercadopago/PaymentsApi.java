package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.ApiException.badRequest;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.guardianpartner.local.http.LocalHttpServer;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** {@code /v1/payments}: the API for shops. */
class PaymentsApi {

    private static final String PAYMENT = "/v1/payments/{id}";
    private static final String REFUNDS = PAYMENT + "/refunds";

    private final PaymentLedger ledger;
    private final PaymentOrderReader orders;
    private final PaymentJson json;
    private final ApiGate gate;
    private final ActiveFaults faults;
    private final Clock clock;
    private final AnsweredKeys keys = new AnsweredKeys();

    PaymentsApi(PaymentLedger ledger, PaymentJson json, ApiGate gate, ActiveFaults faults, Clock clock) {
        this.ledger = ledger;
        this.orders = new PaymentOrderReader(clock);
        this.json = json;
        this.gate = gate;
        this.faults = faults;
        this.clock = clock;
    }

    void addTo(LocalHttpServer.Builder server) {
        server.route("POST", "/v1/payments", gate.around(ApiOperation.CREATE, this::create));
        server.route("GET", "/v1/payments/search", gate.around(ApiOperation.SEARCH, this::search));
        server.route("GET", PAYMENT, gate.around(ApiOperation.READ, this::read));
        server.route("PUT", PAYMENT, gate.around(ApiOperation.CANCEL, this::cancel));
        server.route("POST", REFUNDS, gate.around(ApiOperation.REFUND, this::refund));
        server.route("GET", REFUNDS, gate.around(ApiOperation.READ, this::refunds));
        server.route("GET", REFUNDS + "/{refund}", gate.around(ApiOperation.READ, this::readRefund));
    }

    private Response create(Request request, Fault fault) {
        String key = AnsweredKeys.of(request);
        JsonNode body = request.json();
        return keys.once(key, "create", body,
            () -> Response.json(201, json.of(ledger.create(orders.read(body)))));
    }

    private Response read(Request request, Fault fault) {
        return Response.json(200, json.of(byBrokersId(request)));
    }

    private Response search(Request request, Fault fault) {
        Instant now = clock.instant();
        int lag = faults.current().searchLagMillis();
        PaymentSearch search = PaymentSearch.of(request, now);
        List<SimulatedPayment> found = search.among(lag == 0 ? ledger.all() : ledger.allAsOf(now.minusMillis(lag)));
        return Response.json(200, json.page(found, search.offset(), search.limit()));
    }

    private Response cancel(Request request, Fault fault) {
        if (request.headers().getOrDefault("x-idempotency-key", List.of()).size() > 1) {
            AnsweredKeys.of(request);
        }
        JsonNode body = request.json();
        PaymentOrderReader.onlyNames(body, "", Set.of("status"));
        if (!"cancelled".equals(body.path("status").textValue())) {
            throw badRequest(1, "The only status that can be asked for is cancelled");
        }
        return Response.json(200, json.of(ledger.cancel(String.valueOf(byBrokersId(request).id()))));
    }

    private Response refund(Request request, Fault fault) {
        String key = AnsweredKeys.of(request);
        SimulatedPayment payment = byBrokersId(request);
        JsonNode body = request.body().length == 0 ? JsonNodeFactory.instance.objectNode() : request.json();
        PaymentOrderReader.onlyNames(body, "", Set.of("amount"));
        BigDecimal amount = body.hasNonNull("amount") ? PaymentOrderReader.amount(body.get("amount"), "amount") : null;
        SimulatedRefund.State state = fault == Fault.IN_PROCESS
            ? SimulatedRefund.State.IN_PROCESS
            : SimulatedRefund.State.APPROVED;
        Response response = keys.once(key, "refund " + payment.id(), body, () -> {
            SimulatedRefund refund = ledger.refund(String.valueOf(payment.id()), amount, state);
            return Response.json(201, json.of(payment, refund));
        });
        if (fault == Fault.IN_PROCESS
            && request.header("x-render-in-process-refunds").filter("true"::equalsIgnoreCase).isEmpty()) {
            throw badRequest(4041, "The refund is in process");
        }
        return response;
    }

    private Response refunds(Request request, Fault fault) {
        SimulatedPayment payment = byBrokersId(request);
        return Response.json(200, payment.refunds().stream().map(refund -> json.of(payment, refund)).toList());
    }

    private Response readRefund(Request request, Fault fault) {
        SimulatedPayment payment = byBrokersId(request);
        String id = request.pathParameter("refund");
        return payment.refunds()
            .stream()
            .filter(refund -> String.valueOf(refund.id()).equals(id))
            .findFirst()
            .map(refund -> Response.json(200, json.of(payment, refund)))
            .orElseThrow(() -> ApiException.notFound("refund " + id));
    }

    /** The shop's own reference finds a payment by search only. */
    private SimulatedPayment byBrokersId(Request request) {
        String id = request.pathParameter("id");
        if (!id.matches("[0-9]{1,18}")) {
            throw ApiException.notFound(id);
        }
        return ledger.find(id);
    }
}
