package io.guardianpartner.benchmarks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.Message;
import io.guardianpartner.message.MessageTypes;
import io.guardianpartner.message.Money;
import io.guardianpartner.message.Services;
import io.guardianpartner.message.payload.PaymentSuccess;

/** The messages of every case: a payment that was made, with all seven attributes. */
public final class SampleMessages {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private SampleMessages() {}

    /** Returns this many messages, each with new ids. */
    public static List<Message> of(int count) {
        return IntStream.range(0, count).mapToObj(number -> one()).toList();
    }

    public static Message one() {
        var order = UUID.randomUUID();
        return Contract.load().message(Services.PAYMENTS, Services.ORDERS, MessageTypes.MSG_PAYMENT_SUCCESS, order,
            new PaymentSuccess(order, UUID.randomUUID(), Money.of("59.80"), Instant.now()))
            .withTraceparent(TRACEPARENT);
    }
}
