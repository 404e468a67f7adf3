package io.guardianpartner.payments;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/** Lets chosen steps of this service's own routes fail, once each, before they do anything. */
final class PaymentStepFaults implements InterceptStrategy {

    private final Set<String> taken = new CopyOnWriteArraySet<>();
    private final Set<String> armed = ConcurrentHashMap.newKeySet();

    /** The steps that were ever taken, in the order of their first time. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    void arm(List<String> steps) {
        armed.addAll(steps);
    }

    Set<String> stillArmed() {
        return Set.copyOf(armed);
    }

    void disarm() {
        armed.clear();
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext camel, NamedNode step, Processor target, Processor next) {
        String route = ProcessorDefinitionHelper.getRouteId(step);
        return route == null || !isOurs(route, step.getId()) ? target : new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                taken.add(step.getId());
                if (!armed.remove(step.getId())) {
                    return super.process(exchange, callback);
                }
                exchange.setException(new IllegalStateException("as if the process had ended before " + step.getId()));
                callback.done(true);
                return true;
            }
        };
    }

    /** Those of the messaging have their own tests; around each statement its one call is enough. */
    private static boolean isOurs(String route, String step) {
        boolean isMessaging = route
            .matches(
                "payments\\.(in|in\\.(?!MSG_).*|out\\.publish|job\\.(publish|relay.*|sweep|purge|recover|inbox.*|dead.*))");
        boolean isStatement = route.startsWith("payments.out.") && !route.equals("payments.out.broker");
        return !isMessaging && (!isStatement || route.equals("payments.out." + step));
    }
}
