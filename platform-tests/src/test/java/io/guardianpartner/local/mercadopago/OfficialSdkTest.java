package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import com.mercadopago.client.payment.PaymentClient;
import com.mercadopago.client.payment.PaymentCreateRequest;
import com.mercadopago.client.payment.PaymentPayerRequest;
import com.mercadopago.core.MPRequestOptions;
import com.mercadopago.exceptions.MPApiException;
import com.mercadopago.exceptions.MPException;
import com.mercadopago.net.MPHttpClient;
import com.mercadopago.net.MPRequest;
import com.mercadopago.net.MPResponse;
import com.mercadopago.net.MPSearchRequest;
import com.mercadopago.resources.payment.Payment;
import com.mercadopago.resources.payment.PaymentStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mercado Pago's own Java client, over a transport that only changes where it goes. */
class OfficialSdkTest {

    private final String reference = UUID.randomUUID().toString();
    private MercadoPagoSimulator simulator;
    private PaymentClient payments;

    @BeforeEach
    void start() {
        simulator = MercadoPagoSimulator.start(SimulatorOptions.defaults());
        payments = new PaymentClient(new Transport(simulator.uri()));
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void itCreatesReadsAndFindsAPayment() throws Exception {
        OffsetDateTime expiry = OffsetDateTime.now().plusMinutes(35);

        Payment created = payments.create(order(expiry), options());

        assertThat(created.getStatus()).isEqualTo("pending");
        assertThat(created.getTransactionAmount()).isEqualByComparingTo("29.90");
        assertThat(created.getDateOfExpiration()).isBetween(expiry.minusSeconds(1), expiry.plusSeconds(1));
        assertThat(created.getPointOfInteraction().getTransactionData().getQrCode()).startsWith("000201");
        assertThat(payments.get(created.getId(), options()).getExternalReference()).isEqualTo(reference);
        var found = payments.search(
            MPSearchRequest.builder().offset(0).limit(10).filters(Map.of("external_reference", reference)).build(),
            options());
        assertThat(found.getPaging().getTotal()).isOne();
        assertThat(found.getResults().get(0).getId()).isEqualTo(created.getId());
    }

    @Test
    void itCancelsAPayment() throws Exception {
        Payment created = payments.create(order(OffsetDateTime.now().plusHours(1)), options());

        assertThat(payments.cancel(created.getId(), options()).getStatus()).isEqualTo("cancelled");
    }

    @Test
    void itRefundsAPartAndThenTheRest() throws Exception {
        Payment created = payments.create(order(OffsetDateTime.now().plusHours(1)), options());
        simulator.pay(reference);

        var part = payments.refund(created.getId(), new BigDecimal("5.00"), options());
        var rest = payments.refund(created.getId(), options());

        assertThat(part.getStatus()).isEqualTo("approved");
        assertThat(rest.getAmount()).isEqualByComparingTo("24.90");
        Payment payment = payments.get(created.getId(), options());
        assertThat(payment.getStatus()).isEqualTo("refunded");
        assertThat(payment.getDateApproved()).isNotNull();
        assertThat(payment.getTransactionAmountRefunded()).isEqualByComparingTo("29.90");
    }

    @Test
    void itReadsTheFeeOfAPaidPayment() throws Exception {
        Payment created = payments.create(order(OffsetDateTime.now().plusHours(1)), options());
        simulator.pay(reference);

        Payment paid = payments.get(created.getId(), options());

        assertThat(paid.getFeeDetails()).singleElement().satisfies(fee -> {
            assertThat(fee.getType()).isEqualTo("mercadopago_fee");
            assertThat(fee.getFeePayer()).isEqualTo("collector");
            assertThat(fee.getAmount()).isEqualByComparingTo("0.30");
        });
        assertThat(paid.getTransactionDetails().getNetReceivedAmount()).isEqualByComparingTo("29.60");
    }

    @Test
    void itReadsADispute() throws Exception {
        Payment created = payments.create(order(OffsetDateTime.now().plusHours(1)), options());
        simulator.pay(reference);
        simulator.mediate(reference);

        assertThat(payments.get(created.getId(), options()).getStatus()).isEqualTo(PaymentStatus.IN_MEDIATION);
        simulator.chargeBack(reference);
        assertThat(payments.get(created.getId(), options()).getStatus()).isEqualTo(PaymentStatus.CHARGED_BACK);
        assertThat(payments.get(created.getId(), options()).getStatusDetail()).isEqualTo("settled");
    }

    @Test
    void itPagesThroughASearchByDate() throws Exception {
        payments.create(order(OffsetDateTime.now().plusHours(1)), options());
        payments.create(order(OffsetDateTime.now().plusHours(1)), options());

        var page = payments.search(MPSearchRequest.builder().offset(1).limit(1).filters(Map.of("external_reference",
            reference, "range", "date_created", "begin_date", "NOW-1HOURS", "end_date", "NOW", "sort", "date_created",
            "criteria", "asc")).build(), options());

        assertThat(page.getPaging().getTotal()).isEqualTo(2);
        assertThat(page.getPaging().getOffset()).isOne();
        assertThat(page.getResults()).hasSize(1);
    }

    @Test
    void itSeesARefusal() {
        assertThatThrownBy(() -> payments.get(1L, options())).isInstanceOfSatisfying(MPApiException.class,
            e -> assertThat(e.getStatusCode()).isEqualTo(404));
    }

    private PaymentCreateRequest order(OffsetDateTime expiry) {
        return PaymentCreateRequest.builder()
            .transactionAmount(new BigDecimal("29.90"))
            .paymentMethodId("pix")
            .externalReference(reference)
            .dateOfExpiration(expiry)
            .payer(PaymentPayerRequest.builder().email("ana@example.com").build())
            .build();
    }

    private static MPRequestOptions options() {
        return MPRequestOptions.builder().accessToken(SimulatorOptions.LOCAL_ACCESS_TOKEN).build();
    }

    private record Transport(URI base) implements MPHttpClient {

        @Override
        public MPResponse send(MPRequest request) throws MPException, MPApiException {
            URI asked = URI.create(request.getUri());
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            HttpRequest.Builder http = HttpRequest.newBuilder(base.resolve(asked.getRawPath() + query))
                .header("Authorization", "Bearer " + request.getAccessToken())
                .method(request.getMethod().name(), request.getPayload() == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(request.getPayload().toString()));
            Map<String, String> headers = new LinkedHashMap<>();
            request.getHeaders().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            headers.remove("content-length");
            headers.forEach(http::setHeader);
            try {
                HttpResponse<String> answer = HttpClient.newHttpClient().send(http.build(),
                    HttpResponse.BodyHandlers.ofString());
                MPResponse response = new MPResponse(answer.statusCode(), answer.headers().map(), answer.body());
                if (answer.statusCode() >= 300) {
                    throw new MPApiException("refused", response);
                }
                return response;
            } catch (IOException e) {
                throw new MPException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MPException(e);
            }
        }
    }
}
