package io.guardianpartner.payments.broker.mercadopago;

import java.util.concurrent.atomic.AtomicInteger;

import com.mercadopago.net.MPHttpClient;

/** A limit on the calls of all its clients together: beyond it none leaves the process. */
final class LimitedCalls {

    private final int most;
    private final AtomicInteger made = new AtomicInteger();

    LimitedCalls(int most) {
        this.most = most;
    }

    MPHttpClient of(MPHttpClient client) {
        return request -> {
            if (made.incrementAndGet() > most) {
                throw new AssertionError("more than " + most + " calls; the next is " + request.getMethod() + " "
                    + request.getUri());
            }
            return client.send(request);
        };
    }
}
