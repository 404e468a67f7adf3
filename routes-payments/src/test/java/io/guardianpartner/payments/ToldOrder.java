package io.guardianpartner.payments;

import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_CHARGED_BACK;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_FAIL;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUNDED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REFUND_FAILED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_REIMBURSED;
import static io.guardianpartner.message.MessageTypes.MSG_PAYMENT_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.guardianpartner.message.Envelope;

/**
 * What an order was told of one of its payments, beside what happened at the broker.
 *
 * @param messages in the order of their writing
 * @param truth the payment in the broker's books; missing if it is not there
 */
record ToldOrder(List<Envelope> messages, JsonNode truth) {

    /** Once for each thing that happened, and nothing else. */
    void checkIsExactlyWhatHappened(int chargeBacks) {
        boolean isApproved = truth.hasNonNull("date_approved");
        boolean isEnded = truth.isMissingNode() || List.of("rejected", "cancelled").contains(status());
        assertThat(count(MSG_PAYMENT_SUCCESS)).as("successes of %s", types()).isEqualTo(isApproved ? 1 : 0);
        assertThat(count(MSG_PAYMENT_FAIL)).as("failures of %s", types()).isBetween(isEnded ? 1L : 0L, 1L);
        assertThat(count(MSG_PAYMENT_CHARGED_BACK)).as("charge-backs of %s", types()).isLessThanOrEqualTo(chargeBacks);
        assertThat(of(MSG_PAYMENT_REFUND_FAILED)).extracting(failed -> failed.path("refundId").asText())
            .doesNotHaveDuplicates();
        inOrder();
        checkDisputes();
        checkRefunds();
    }

    /** A failure may be followed by a success, and everything else comes after that. */
    private void inOrder() {
        List<String> first = types().stream().filter(type -> !type.equals(MSG_PAYMENT_FAIL)).limit(1).toList();
        assertThat(first).as("%s", types()).isSubsetOf(MSG_PAYMENT_SUCCESS);
        assertThat(types().indexOf(MSG_PAYMENT_FAIL)).as("%s", types()).isLessThanOrEqualTo(0);
    }

    /** One after the other, of the same amounts; the last one is what is true. */
    private void checkDisputes() {
        BigDecimal taken = BigDecimal.ZERO;
        for (Envelope message : messages) {
            BigDecimal amount = amount(message.payload(), "amount");
            if (message.type().equals(MSG_PAYMENT_CHARGED_BACK)) {
                assertThat(taken).as("charged back while charged back: %s", types()).isZero();
                taken = amount;
            } else if (message.type().equals(MSG_PAYMENT_REIMBURSED)) {
                assertThat(amount).as("reimbursed").isEqualByComparingTo(taken);
                taken = BigDecimal.ZERO;
            }
        }
        assertThat(taken.signum() > 0).as("charged back at last: %s", types()).isEqualTo(isChargedBack());
    }

    /** Totals grow by what went back, to all that did. What goes back between two looks and before a charge-back is not told. */
    private void checkRefunds() {
        BigDecimal total = BigDecimal.ZERO;
        List<String> told = new ArrayList<>();
        for (JsonNode refund : of(MSG_PAYMENT_REFUNDED)) {
            total = total.add(amount(refund, "amount"));
            assertThat(amount(refund, "totalRefunded")).as("total of %s", messages).isEqualByComparingTo(total);
            told.add(refund.path("refundId").asText() + " " + amount(refund, "amount"));
        }
        List<String> made = new ArrayList<>();
        for (JsonNode refund : truth.path("refunds")) {
            if (refund.path("status").asText().equals("approved")) {
                made.add(refund.path("id").asText() + " " + amount(refund, "amount"));
            }
        }
        if (isChargedBack()) {
            assertThat(made).as("refunds").containsAll(told);
        } else {
            assertThat(told).as("refunds").containsExactlyInAnyOrderElementsOf(made);
        }
    }

    boolean isChargedBack() {
        return status().equals("charged_back");
    }

    private String status() {
        return truth.path("status").asText();
    }

    private List<String> types() {
        return messages.stream().map(Envelope::type).toList();
    }

    private long count(String type) {
        return of(type).size();
    }

    private List<JsonNode> of(String type) {
        return messages.stream().filter(message -> message.type().equals(type)).map(Envelope::payload).toList();
    }

    private static BigDecimal amount(JsonNode payload, String member) {
        return new BigDecimal(payload.path(member).asText("0")).setScale(2);
    }
}
