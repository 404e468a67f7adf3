package io.guardianpartner.routing.outbox;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.apache.camel.support.processor.DelegateSyncProcessor;

/**
 * Of the workers of this pod only one at a time works on an item, whose key is the body. Another that comes for it meanwhile
 * waits, reads it when the other one has marked it, and does not publish the same once more.
 */
final class KeyedLockPolicy implements Policy {

    private static final int STRIPES = 64;

    private final List<ReentrantLock> stripes = Stream.generate(ReentrantLock::new).limit(STRIPES).toList();

    @Override
    public void beforeWrap(Route route, NamedNode definition) {
        // the definition stays as it is
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return new DelegateSyncProcessor(steps) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                var item = stripe(exchange.getMessage().getBody());
                item.lock();
                try {
                    processor.process(exchange);
                } catch (Exception e) {
                    exchange.setException(e);
                } finally {
                    item.unlock();
                }
                callback.done(true);
                return true;
            }
        };
    }

    private ReentrantLock stripe(Object key) {
        return stripes.get(Math.floorMod(key.hashCode(), STRIPES));
    }
}
