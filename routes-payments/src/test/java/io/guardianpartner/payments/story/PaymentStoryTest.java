package io.guardianpartner.payments.story;

import static io.guardianpartner.payments.payment.PaymentStatus.FAIL;
import static io.guardianpartner.payments.payment.PaymentStatus.PENDING;
import static io.guardianpartner.payments.payment.PaymentStatus.REFUNDED;
import static io.guardianpartner.payments.payment.PaymentStatus.SUCCESS;
import static io.guardianpartner.payments.payment.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.guardianpartner.api.story.StoryEntry;
import io.guardianpartner.api.story.StoryPart;
import io.guardianpartner.api.story.Waiting;
import io.guardianpartner.payments.payment.PaymentStatus;
import io.guardianpartner.payments.payment.RefundKind;
import io.guardianpartner.payments.payment.RefundStatus;
import io.guardianpartner.payments.payment.Samples;
import io.guardianpartner.payments.store.NotificationFacts;
import io.guardianpartner.payments.store.PaymentFacts;
import io.guardianpartner.payments.store.PaymentFacts.Call;
import io.guardianpartner.payments.store.RefundFacts;
import io.guardianpartner.routing.log.KeptMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStoryTest {

    private static final Instant NEXT = NOW.plusSeconds(30);

    static PaymentFacts payment(PaymentStatus status) {
        return payment(status, "b1", false, NEXT, false, null, null, null, List.of());
    }

    private static PaymentFacts payment(PaymentStatus status, String externalId, boolean isUnwanted, Instant next,
        boolean isInFlight, Instant failingSince, String alarm, RefundStatus refund, List<Call> calls) {
        return new PaymentFacts(Samples.ID, Samples.AMOUNT, Samples.PAY_BY, status, null, externalId, null, null, alarm,
            next, isInFlight, failingSince, null, NOW, NOW, isUnwanted, refund, calls);
    }

    static Stream<Arguments> waits() {
        return Stream.of(
            Arguments.of("unpaid", payment(PENDING), List.of("the broker to say that it is paid; it is asked again")),
            Arguments.of("outcome unknown", payment(PENDING, null, false, NEXT, false, null, null, null, List.of()),
                List.of("the broker to say whether it has the payment; it is asked again")),
            Arguments.of("unwanted", payment(PENDING, "b1", true, NEXT, false, null, null, null, List.of()),
                List.of("the broker to cancel the payment; it is asked again")),
            Arguments.of("being asked", payment(PENDING, "b1", false, NEXT, true, null, null, null, List.of()),
                List.of("the broker's answer")),
            Arguments.of("unwanted and paid", payment(SUCCESS, "b1", true, NEXT, false, null, null, null, List.of()),
                List.of("the broker to make the refund; it is asked again")),
            Arguments.of("refund under way",
                payment(SUCCESS, "b1", false, NEXT, false, null, null, RefundStatus.IN_PROCESS, List.of()),
                List.of("the broker to make the refund; it is asked again")),
            Arguments.of("not to be recorded", payment(PENDING, "b1", false, NEXT, false, NOW, null, null, List.of()),
                List.of("the broker's answer to be recorded, in vain since " + NOW)),
            Arguments.of("left to a person",
                payment(PENDING, "b1", false, NEXT, false, null, "OTHER_AMOUNT", null, List.of()),
                List.of("a person to look at its payment: OTHER_AMOUNT",
                    "the broker to say that it is paid; it is asked again")),
            Arguments.of("paid", payment(SUCCESS, "b1", false, null, false, null, null, null, List.of()), List.of()),
            Arguments.of("failed", payment(FAIL), List.of()),
            Arguments.of("refunded", payment(REFUNDED, "b1", true, null, false, null, null, RefundStatus.DONE,
                List.of()), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waits")
    void aPaymentSaysWhatItWaitsForAndWhenTheBrokerIsAskedNext(String name, PaymentFacts payment, List<String> what) {
        List<Waiting> waits = PaymentStory.waits(payment);

        assertThat(waits).extracting(Waiting::what).isEqualTo(what);
        assertThat(waits).filteredOn(waiting -> !waiting.what().startsWith("a person"))
            .allMatch(waiting -> NEXT.equals(waiting.until()));
    }

    @Test
    void callsTellWhatCameOfThemAndHowOften() {
        PaymentFacts payment = payment(SUCCESS, "b1", false, null, false, null, null, null, List.of(
            new Call(NOW, NOW, "CREATE", "unknown", "PENDING", 1, "SERVICE"),
            new Call(NEXT, NOW, "FETCH", "answered", "SUCCESS", 3, "JOB"),
            new Call(NEXT, NEXT, "FETCH", "answered", "SUCCESS", 1, null)));

        List<StoryEntry> entries = PaymentStory.part(List.of(payment), List.of(), List.of(), List.of(), List.of())
            .entries();

        assertThat(entries).extracting(StoryEntry::what).containsExactly("wanted: PENDING",
            "asked the broker, CREATE: unknown", "asked the broker, FETCH: answered; PENDING → SUCCESS",
            "asked the broker, FETCH: answered");
        assertThat(entries).extracting(StoryEntry::by).containsExactly("SERVICE", "SERVICE", "JOB", null);
        assertThat(entries.get(1).details()).isEmpty();
        assertThat(entries.get(2).details()).containsEntry("times", "3").containsEntry("since", NOW.toString());
    }

    @Test
    void aPaymentOfAVersionThatKeptNoCallsSaysHowItIs() {
        assertThat(PaymentStory.part(List.of(payment(SUCCESS)), List.of(), List.of(), List.of(), List.of()).entries())
            .extracting(StoryEntry::what).containsExactly("wanted: PENDING", "is SUCCESS");
    }

    @Test
    void refundsAndMessagesAreToldAndAnOrderThatNobodyKnowsHasNoPart() {
        StoryPart part = PaymentStory.part(List.of(),
            List.of(
                new RefundFacts(Samples.REFUND, RefundKind.REST, Samples.AMOUNT, RefundStatus.DONE, "r1", 1, NOW, NOW)),
            List.of(),
            List.of(),
            List.of(new KeptMessage(Samples.ID, "MSG_PAYMENT_REFUNDED", true, NOW, NEXT, null, false),
                new KeptMessage(Samples.ID, null, false, NOW, null, null, false),
                new KeptMessage(Samples.ID, "MSG_X", true, NOW, null, "no", true)));

        assertThat(part.entries()).extracting(StoryEntry::what).containsExactly("refund wanted", "refund is DONE",
            "told MSG_PAYMENT_REFUNDED", "took up a message", "told MSG_X");
        assertThat(part.entries()).filteredOn(entry -> entry.message() != null)
            .extracting(entry -> entry.message().outcome()).containsExactly("published", "handled", "refused");
        assertThat(PaymentStory.part(List.of(), List.of(), List.of(), List.of(), List.of()))
            .isEqualTo(new StoryPart("payments", List.of(), List.of(), List.of()));
    }

    @Test
    void notificationsTellWhatTheyWereAboutAndWhetherTheyAreOpen() {
        List<StoryEntry> entries = PaymentStory.part(List.of(), List.of(), List.of(),
            List.of(new NotificationFacts("77", "payment.updated", NEXT, false),
                new NotificationFacts(null, null, NOW, true)),
            List.of()).entries();

        assertThat(entries).extracting(StoryEntry::what).containsExactly("notified by the broker, payment.updated",
            "notified by the broker, payment: not taken up yet");
        assertThat(entries).extracting(StoryEntry::by).containsOnly("BROKER");
        assertThat(entries.get(0).details()).containsEntry("notificationId", "77");
    }
}
