package io.guardianpartner.routing.outbox;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Lets a step fail before it begins, as often as a test says: the nearest thing to a process that dies there. */
final class StepFaults implements InterceptStrategy {

    private final ConcurrentMap<String, Integer> left = new ConcurrentHashMap<>();

    void before(String step, int times) {
        left.put(step, times);
    }

    boolean spent(String step) {
        return left.getOrDefault(step, 0) <= 0;
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext camel, NamedNode node, Processor target,
        Processor next) {
        String step = node.getId();
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (spent(step)) {
                    return super.process(exchange, callback);
                }
                left.merge(step, -1, Integer::sum);
                exchange.setException(new IllegalStateException("dies before " + step));
                callback.done(true);
                return true;
            }
        };
    }
}
