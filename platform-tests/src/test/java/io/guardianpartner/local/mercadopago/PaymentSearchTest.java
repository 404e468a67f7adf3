package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Payments are found by what they are and by when it happened, page by page. */
class PaymentSearchTest extends SimulatorFixture {

    @AfterEach
    void allIsWell() {
        simulator.faults(Faults.NONE);
    }

    @Test
    void pagesTogetherHoldEachPaymentOnce() throws Exception {
        String reference = reference();
        for (int i = 0; i < 5; i++) {
            createAfter(Duration.ofSeconds(1), reference);
        }
        List<String> found = new ArrayList<>();

        for (int offset = 0; offset < 6; offset += 2) {
            JsonNode page = search("external_reference=" + reference + "&limit=2&offset=" + offset);
            assertThat(page.at("/paging/total").asInt()).isEqualTo(5);
            assertThat(page.at("/paging/limit").asInt()).isEqualTo(2);
            assertThat(page.at("/paging/offset").asInt()).isEqualTo(offset);
            found.addAll(ids(page));
        }

        assertThat(found).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void withoutAWishThirtyComeTheNewestFirst() throws Exception {
        String reference = reference();
        String first = createAfter(Duration.ofSeconds(1), reference);
        String second = createAfter(Duration.ofSeconds(1), reference);

        JsonNode page = search("external_reference=" + reference);

        assertThat(page.at("/paging/limit").asInt()).isEqualTo(30);
        assertThat(ids(page)).containsExactly(second, first);
    }

    @Test
    void aStatusFindsThoseThatAreInIt() throws Exception {
        String reference = reference();
        String paid = createAfter(Duration.ofSeconds(1), reference);
        simulator.pay(paid);
        createAfter(Duration.ofSeconds(1), reference);

        assertThat(ids(search("external_reference=" + reference + "&status=approved"))).containsExactly(paid);
        assertThat(ids(search("id=" + paid))).containsExactly(paid);
    }

    @Test
    void aRangeOfDatesFindsWhatHappenedInIt() throws Exception {
        String reference = reference();
        String early = createAfter(Duration.ofHours(1), reference);
        Instant afterEarly = now.get().plusSeconds(60);
        String late = createAfter(Duration.ofHours(1), reference);
        Instant afterLate = now.get().plusSeconds(60);
        pass(Duration.ofHours(1));
        simulator.pay(early);

        assertThat(ids(search(range(reference, "date_created", Instant.EPOCH, afterEarly)))).containsExactly(early);
        assertThat(ids(search(range(reference, "date_created", afterEarly, now.get())))).containsExactly(late);
        assertThat(ids(search(range(reference, "date_last_updated", afterLate, now.get())))).containsExactly(early);
        assertThat(ids(search(range(reference, "date_approved", afterLate, now.get())))).containsExactly(early);
        assertThat(ids(search(range(reference, "date_approved", Instant.EPOCH, afterLate)))).isEmpty();
    }

    @Test
    void aRangeMayBeSaidFromNowOrAtAnOffset() throws Exception {
        String reference = reference();
        String id = createAfter(Duration.ofSeconds(1), reference);
        pass(Duration.ofHours(2));

        assertThat(ids(search("external_reference=" + reference + "&range=date_created&begin_date=NOW-3HOURS"
            + "&end_date=NOW"))).containsExactly(id);
        assertThat(ids(search("external_reference=" + reference + "&range=date_created&begin_date=NOW-1HOURS")))
            .isEmpty();
        assertThat(ids(search("external_reference=" + reference + "&range=date_created&begin_date="
            + "2001-01-01T00:00:00.000-0400&end_date=2002-01-01T00:00:00.000-04:00"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"date_created,asc,true", "date_created,desc,false", "date_approved,asc,false",
        "date_last_updated,desc,true", "id,asc,true"})
    void foundOnesAreSorted(String sort, String criteria, boolean isFirstFirst) throws Exception {
        String reference = reference();
        String first = createAfter(Duration.ofSeconds(1), reference);
        String second = createAfter(Duration.ofSeconds(1), reference);
        pass(Duration.ofSeconds(1));
        simulator.pay(second);
        pass(Duration.ofSeconds(1));
        simulator.pay(first);

        assertThat(ids(search("external_reference=" + reference + "&sort=" + sort + "&criteria=" + criteria)))
            .containsExactly(isFirstFirst ? first : second, isFirstFirst ? second : first);
    }

    @ParameterizedTest
    @CsvSource({"begin_date=yesterday,1001", "end_date=2026-11-30,1001", "range=date_of_birth,1", "sort=amount,1",
        "criteria=up,1", "limit=1001,1000", "offset=10001,1000", "limit=many,1", "colour=blue,8"})
    void whatMakesNoSenseIsRefusedWithMercadoPagosCode(String query, int code) throws Exception {
        var answer = client.get("/v1/payments/search?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/cause/0/code").asInt()).isEqualTo(code);
    }

    @Test
    void aSearchThatLagsSeesNewPaymentsAndChangesLate() throws Exception {
        simulator.faults(new Faults(null, false, null, null, null, null, 0, 0, 0, 60_000));
        String reference = reference();
        String id = createAfter(Duration.ofSeconds(1), reference);
        String query = "external_reference=" + reference;

        assertThat(search(query).at("/paging/total").asInt()).isZero();
        pass(Duration.ofSeconds(61));
        simulator.pay(id);
        assertThat(search(query).at("/results/0/status").asText()).isEqualTo("pending");
        pass(Duration.ofSeconds(61));
        assertThat(search(query).at("/results/0/status").asText()).isEqualTo("approved");
    }

    @Test
    void aFoundPaymentHasTheCodeButNotItsPicture() throws Exception {
        String reference = reference();
        createAfter(Duration.ofSeconds(1), reference);

        JsonNode data = search("external_reference=" + reference)
            .at("/results/0/point_of_interaction/transaction_data");

        assertThat(data.path("qr_code").asText()).startsWith("000201");
        assertThat(data.has("qr_code_base64")).isFalse();
    }

    private String createAfter(Duration pause, String reference) throws Exception {
        pass(pause);
        return client.create(reference).json().path("id").asText();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private JsonNode search(String query) throws Exception {
        var answer = client.get("/v1/payments/search?" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static String range(String reference, String range, Instant begin, Instant end) {
        return "external_reference=" + reference + "&range=" + range + "&begin_date=" + encoded(begin) + "&end_date="
            + encoded(end);
    }

    private static String encoded(Instant at) {
        return URLEncoder.encode(PaymentJson.time(at), StandardCharsets.UTF_8);
    }

    private static List<String> ids(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("results").forEach(payment -> ids.add(payment.path("id").asText()));
        return ids;
    }
}
