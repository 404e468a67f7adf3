package io.guardianpartner.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.guardianpartner.api.Caller;
import io.guardianpartner.catalog.Answer;
import io.guardianpartner.catalog.CatalogTest;
import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReservationApiTest extends CatalogTest {

    private final UUID order = Ids.next();

    @Test
    void anOrderGetsItsPortionsWithNameAndPrice() {
        UUID soup = product("Caldo", "19.90", "MEAL", 10);
        UUID bread = product("Broa", "4.00", "SIDE", 5);
        Instant payBy = Instant.now().plus(Duration.ofMinutes(35)).truncatedTo(ChronoUnit.MILLIS);

        Answer answer = post("/v1/reservations", json("""
            {'orderId': '%s', 'payBy': '%s', 'lines': [{'productId': '%s', 'quantity': 2},
             {'productId': '%s', 'quantity': 1}, {'productId': '%s', 'quantity': 3}]}"""
            .formatted(order, payBy, soup, bread, soup)));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        assertThat(answer.json()).isEqualTo(json("""
            {'orderId': '%s', 'status': 'RESERVED', 'expiresAt': '%s', 'lines': [
             {'productId': '%s', 'name': 'Caldo', 'unitPrice': '19.90', 'quantity': 5},
             {'productId': '%s', 'name': 'Broa', 'unitPrice': '4.00', 'quantity': 1}]}"""
            .formatted(order, payBy.plus(Duration.ofMinutes(30)), soup, bread)));
        assertThat(stock(soup)).isEqualTo("10/5");
        assertThat(stock(bread)).isEqualTo("5/1");
        assertThat(get("/v1/reservations/" + order).json()).isEqualTo(answer.json());
    }

    @Test
    void theSameAgainAnswersTheSameAndTakesNothing() {
        UUID soup = product("Caldo", "19.90", "MEAL", 10);
        Answer first = reserve(order, soup, 4);
        put("/v1/products/" + soup, json("{'name': 'Caldo', 'price': '25.00', 'categoryType': 'MEAL'}"),
            "If-Match", "*");

        Answer again = reserve(order, soup, 4);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).as("at the price of then").isEqualTo(first.json());
        assertThat(stock(soup)).isEqualTo("10/4");
    }

    @Test
    void theSameOrderWithOtherLinesIsAConflict() {
        UUID soup = product("Caldo", "19.90", "MEAL", 10);
        reserve(order, soup, 4);

        Answer other = reserve(order, soup, 5);

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text("/type")).isEqualTo("urn:guardian:problem:reservation-differs");
        assertThat(stock(soup)).isEqualTo("10/4");
    }

    @Test
    void allLinesOrNone() {
        UUID soup = product("Caldo", "19.90", "MEAL", 10);
        UUID bread = product("Broa", "4.00", "SIDE", 1);

        Answer answer = reserve(order, soup, 2, bread, 3);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text("/type")).isEqualTo("urn:guardian:problem:stock-unavailable");
        assertThat(answer.json().get("lines")).isEqualTo(json(
            "[{'productId': '" + bread + "', 'name': 'Broa', 'wanted': 3, 'available': 1}]"));
        assertThat(stock(soup)).isEqualTo("10/0");
        assertThat(get("/v1/reservations/" + order).status()).as("nothing is stored").isEqualTo(404);
        post("/v1/products/" + bread + "/stock/adjustments", "{\"delta\": 2}");
        assertThat(reserve(order, soup, 2, bread, 3).status()).as("the order may ask again").isEqualTo(201);
    }

    @Test
    void anUnknownOrDeletedProductIsNamed() {
        UUID soup = product("Caldo", "19.90", "MEAL", 10);
        UUID deleted = product("Broa", "4.00", "SIDE", 1);
        delete("/v1/products/" + deleted);

        for (UUID unknown : List.of(Ids.next(), deleted)) {
            Answer answer = reserve(order, soup, 1, unknown, 1);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("/type")).isEqualTo("urn:guardian:problem:unknown-product");
            assertThat(answer.text("/productId")).isEqualTo(unknown.toString());
        }
        assertThat(stock(soup)).isEqualTo("10/0");
    }

    @Test
    void theLastPortionsAreNeverSoldTwice() {
        UUID soup = product("Caldo", "19.90", "MEAL", 10);
        UUID bread = product("Broa", "4.00", "SIDE", 7);

        List<Answer> answers = atOnce(40, i -> i % 2 == 0
            ? reserve(Ids.next(), soup, 1, bread, 1)
            : reserve(Ids.next(), bread, 1, soup, 1));

        assertThat(having(answers, 201)).isEqualTo(7);
        assertThat(having(answers, 409)).isEqualTo(33);
        assertThat(stock(soup)).isEqualTo("10/7");
        assertThat(stock(bread)).isEqualTo("7/7");
    }

    @Test
    void theSameOrderAtTheSameTimeReservesOnce() {
        UUID soup = product("Caldo", "19.90", "MEAL", 100);

        List<Answer> answers = atOnce(20, i -> reserve(order, soup, 3));

        assertThat(having(answers, 201)).isEqualTo(1);
        assertThat(having(answers, 200)).isEqualTo(19);
        assertThat(stock(soup)).isEqualTo("100/3");
    }

    @Test
    void fiftyLinesAreTakenAndOneMoreIsNot() {
        List<Object> lines = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            lines.add(product("Porção " + i, "1.00", "SIDE", 99));
            lines.add(99);
        }

        assertThat(reserve(order, lines.toArray()).status()).isEqualTo(201);
        lines.add(lines.get(0));
        lines.add(1);
        Answer tooMany = reserve(Ids.next(), lines.toArray());
        assertThat(tooMany.status()).isEqualTo(422);
        assertThat(tooMany.text("/errors/0/pointer")).isEqualTo("/lines");
    }

    @Test
    void equalLinesKeepToTheLimitOfOneTogether() {
        UUID soup = product("Caldo", "19.90", "MEAL", 1000);

        Answer answer = reserve(order, soup, 60, soup, 40);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text("/errors/0/pointer")).isEqualTo("/lines/1/quantity");
        assertThat(reserve(order, soup, 59, soup, 40).status()).isEqualTo(201);
    }

    @ParameterizedTest(name = "{0} is {1} at {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        {                                                            | 400 | ~~
        {'payBy': 'SOON', 'lines': [{'productId': 'SOUP', 'quantity': 1}]} | 422 | /orderId
        {'orderId': 'x', 'payBy': 'SOON', 'lines': [{'productId': 'SOUP', 'quantity': 1}]} | 400 | /orderId
        {'orderId': 'ORDER', 'lines': [{'productId': 'SOUP', 'quantity': 1}]} | 422 | /payBy
        {'orderId': 'ORDER', 'payBy': 5, 'lines': [{'productId': 'SOUP', 'quantity': 1}]} | 400 | /payBy
        {'orderId': 'ORDER', 'payBy': 'soon', 'lines': [{'productId': 'SOUP', 'quantity': 1}]} | 400 | /payBy
        {'orderId': 'ORDER', 'payBy': '2020-01-01T00:00:00Z', 'lines': [{'productId': 'SOUP', 'quantity': 1}]} | 422 | /payBy
        {'orderId': 'ORDER', 'payBy': '2999-01-01T00:00:00Z', 'lines': [{'productId': 'SOUP', 'quantity': 1}]} | 422 | /payBy
        {'orderId': 'ORDER', 'payBy': 'SOON'}                        | 422 | /lines
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': []}           | 422 | /lines
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': {}}           | 400 | /lines
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [null]}       | 422 | /lines/0
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'quantity': 1}]} | 422 | /lines/0/productId
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'productId': 1, 'quantity': 1}]} | 400 | /lines/0/productId
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'productId': 'SOUP'}]} | 400 | /lines/0/quantity
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'productId': 'SOUP', 'quantity': 0}]} | 422 | /lines/0/quantity
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'productId': 'SOUP', 'quantity': -1}]} | 422 | /lines/0/quantity
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'productId': 'SOUP', 'quantity': 100}]} | 422 | /lines/0/quantity
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'productId': 'SOUP', 'quantity': 1.5}]} | 400 | /lines/0/quantity
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'productId': 'SOUP', 'quantity': '1'}]} | 400 | /lines/0/quantity
        {'orderId': 'ORDER', 'payBy': 'SOON', 'lines': [{'productId': 'SOUP', 'quantity': 4294967297}]} | 400 | /lines/0/quantity
        """)
    void aRequestThatIsNotRightIsRefusedByTheMemberAtFault(String body, int status, String pointer) {
        UUID soup = product("Caldo", "19.90", "MEAL", 10);
        int before = count("reservation");

        Answer answer = post("/v1/reservations", body.replace('\'', '"').replace("SOUP", soup.toString())
            .replace("ORDER", order.toString()).replace("SOON", Instant.now().plusSeconds(60).toString()));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.text("/errors/0/pointer")).as(answer.toString()).isEqualTo(pointer);
        assertThat(stock(soup)).as("nothing is reserved").isEqualTo("10/0");
        assertThat(count("reservation")).as("nothing is stored").isEqualTo(before);
    }

    @Test
    void aReservationThatDoesNotExistIsNotFound() {
        assertThat(get("/v1/reservations/" + order).status()).isEqualTo(404);
        assertThat(get("/v1/reservations/x").status()).isEqualTo(400);
    }

    @Test
    void onlyServicesReserve() {
        UUID soup = product("Caldo", "19.90", "MEAL", 10);

        as(Caller.anonymous(), () -> assertThat(reserve(order, soup, 1).status()).isEqualTo(401));
        as(CUSTOMER, () -> {
            assertThat(reserve(order, soup, 1).status()).isEqualTo(403);
            assertThat(get("/v1/reservations/" + order).status()).isEqualTo(403);
        });
        assertThat(stock(soup)).isEqualTo("10/0");
    }
}
