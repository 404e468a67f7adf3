package io.guardianpartner.orders.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.boot.test.context.TestComponent;

/**
 * Writes down which steps an exchange takes, and lets one fail before it begins: the nearest thing, within one process,
 * to a process that dies there. An exchange is known by the route in which it began.
 */
@TestComponent
public class StepFaults implements InterceptStrategy {

    private final ConcurrentMap<String, Set<String>> traces = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, String> faults = new ConcurrentHashMap<>();

    /** From now on, until {@link #trace} is asked for. */
    public void startTrace(String fromRoute) {
        traces.put(fromRoute, new LinkedHashSet<>());
    }

    /** The steps taken since, each once, in the order in which they were first taken. */
    public List<String> trace(String fromRoute) {
        return List.copyOf(traces.remove(fromRoute));
    }

    /** The next such exchange that comes to this step fails there, once. */
    public void failBefore(String step, String fromRoute) {
        faults.put(fromRoute, step);
    }

    /** Whether what was asked for has happened. */
    public boolean isSpent(String fromRoute) {
        return !faults.containsKey(fromRoute);
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext camel, NamedNode node, Processor target, Processor next) {
        String step = node.getId();
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                String from = exchange.getFromRouteId();
                traces.computeIfPresent(from, (route, steps) -> {
                    steps.add(step);
                    return steps;
                });
                if (from != null && faults.remove(from, step)) {
                    exchange.setException(new IllegalStateException("dies before " + step));
                    callback.done(true);
                    return true;
                }
                return super.process(exchange, callback);
            }
        };
    }
}
