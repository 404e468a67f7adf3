package io.guardianpartner.api.waiting;

import java.util.concurrent.CompletableFuture;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.springframework.mock.web.MockHttpServletRequest;

/** A reader who has seen a state and waits for another one, without a server. */
public final class TestReader implements AutoCloseable {

    private final Waits waits;
    private final Wait wait;
    private final CompletableFuture<Boolean> changed;

    public TestReader(Waits waits, Object key, String tag) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/orders/" + key);
        request.addHeader("If-None-Match", tag);
        request.addHeader("Prefer", "wait=25");
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        this.waits = waits;
        wait = waits.begin(request);
        Waits.enter(exchange, request);
        waits.watch(exchange, key);
        changed = wait.hold(tag);
    }

    public boolean isWoken() {
        return changed.getNow(false);
    }

    @Override
    public void close() {
        waits.close(wait);
    }
}
