package io.guardianpartner.local.mercadopago;

import static io.guardianpartner.local.mercadopago.ApiException.badRequest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.guardianpartner.local.http.Request;

/**
 * A search for payments: condition, order and page. The newest come first unless another order is asked for.
 *
 * @param offset how many of those found are left out
 * @param limit how many are wanted
 */
record PaymentSearch(Predicate<SimulatedPayment> condition, Comparator<SimulatedPayment> order, int offset,
    int limit) {

    private static final int MOST_OFFSET = 10_000;
    private static final int MOST_LIMIT = 1_000;
    private static final int USUAL_LIMIT = 30;
    private static final String DATE_CREATED = "date_created";

    private static final Set<String> NAMES = Set.of("external_reference", "status", "id", "sort", "criteria", "range",
        "begin_date", "end_date", "offset", "limit");
    private static final Map<String, Function<SimulatedPayment, Instant>> DATES = Map.of(DATE_CREATED,
        SimulatedPayment::createdAt, "date_last_updated", SimulatedPayment::updatedAt, "date_approved",
        SimulatedPayment::approvedAt);

    /**
     * Reads the query of a request.
     *
     * @param now what {@code NOW} means
     *
     * @throws ApiException 400 for what is not known or makes no sense
     */
    static PaymentSearch of(Request request, Instant now) {
        ObjectNode names = JsonNodeFactory.instance.objectNode();
        request.query().forEach(names::put);
        PaymentOrderReader.onlyNames(names, "", NAMES);
        return new PaymentSearch(
            equal(request, "external_reference", payment -> payment.order().externalReference())
                .and(equal(request, "status", payment -> payment.status().text()))
                .and(equal(request, "id", payment -> String.valueOf(payment.id())))
                .and(inRange(request, now)),
            order(request), number(request, "offset", 0, MOST_OFFSET),
            number(request, "limit", USUAL_LIMIT, MOST_LIMIT));
    }

    List<SimulatedPayment> among(List<SimulatedPayment> payments) {
        return payments.stream().filter(condition).sorted(order).toList();
    }

    private static Predicate<SimulatedPayment> equal(Request request, String name,
        Function<SimulatedPayment, String> value) {
        return request.query(name)
            .<Predicate<SimulatedPayment>>map(wanted -> payment -> wanted.equals(value.apply(payment)))
            .orElse(payment -> true);
    }

    /** Both ends belong to the range, to the millisecond, as dates are told. A payment without the date is in none. */
    private static Predicate<SimulatedPayment> inRange(Request request, Instant now) {
        Instant begin = request.query("begin_date").map(text -> SearchDate.of(text, now)).orElse(null);
        Instant end = request.query("end_date").map(text -> SearchDate.of(text, now)).orElse(null);
        Function<SimulatedPayment, Instant> date = date("range", request.query("range").orElse(DATE_CREATED));
        if (request.query("range").isEmpty() && begin == null && end == null) {
            return payment -> true;
        }
        return payment -> {
            Instant exact = date.apply(payment);
            if (exact == null) {
                return false;
            }
            Instant at = exact.truncatedTo(ChronoUnit.MILLIS);
            return (begin == null || !at.isBefore(begin)) && (end == null || !at.isAfter(end));
        };
    }

    private static Comparator<SimulatedPayment> order(Request request) {
        String sort = request.query("sort").orElse(DATE_CREATED);
        String criteria = request.query("criteria").orElse("desc");
        if (!Set.of("asc", "desc").contains(criteria)) {
            throw badRequest(1, "criteria must be asc or desc");
        }
        Comparator<SimulatedPayment> byId = Comparator.comparing(SimulatedPayment::id);
        Comparator<SimulatedPayment> upwards = sort.equals("id")
            ? byId
            : Comparator.comparing(withoutNull(date("sort", sort))).thenComparing(byId);
        return criteria.equals("asc") ? upwards : upwards.reversed();
    }

    private static Function<SimulatedPayment, Instant> withoutNull(Function<SimulatedPayment, Instant> date) {
        return payment -> Objects.requireNonNullElse(date.apply(payment), Instant.EPOCH);
    }

    private static Function<SimulatedPayment, Instant> date(String name, String value) {
        Function<SimulatedPayment, Instant> date = DATES.get(value);
        if (date == null) {
            throw badRequest(1, name + " must be one of date_created, date_last_updated, date_approved");
        }
        return date;
    }

    private static int number(Request request, String name, int otherwise, int most) {
        String text = request.query(name).orElse(String.valueOf(otherwise));
        if (!text.matches("[0-9]{1,9}")) {
            throw badRequest(1, name + " must be a number");
        }
        if (Integer.parseInt(text) > most) {
            throw badRequest(1000, "Number of rows exceeded the limits: " + name + " is at most " + most);
        }
        return Integer.parseInt(text);
    }
}
