package io.guardianpartner.support;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.PatternHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * Times the steps that have an id, under the name and tags of camel-micrometer's message history. That one builds a timer's name and
 * tags and looks it up at each step of each exchange, and makes each exchange keep its history; this one finds a step's timer once.
 * Steps that only set headers or choose a way are not timed, and those that are excluded: to time one costs more than many a step
 * that only looks something up.
 */
final class StepTimes implements InterceptStrategy {

    static final String METRIC = "camel.message.history";

    /** Kinds of steps that call nothing but Camel; what sets a variable, transforms or filters may call anything. */
    private static final Set<String> INSTANT = Set.of("setBody", "setHeader", "setHeaders", "setProperty",
        "removeHeader", "removeHeaders", "removeProperty", "removeVariable", "choice", "when", "otherwise", "stop",
        "throwException");

    private final Supplier<MeterRegistry> meters;
    private final String[] excluded;
    /** By route and step: a step that comes anew, with its route, goes on counting. */
    private final Map<String, StepTimer> timers = new ConcurrentHashMap<>();

    /**
     * @param meters asked when the first step has run
     * @param excluded patterns of ids of steps that are not timed, as Camel reads them
     */
    StepTimes(Supplier<MeterRegistry> meters, String... excluded) {
        this.meters = meters;
        this.excluded = excluded;
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext context, NamedNode definition, Processor target,
        Processor nextTarget) {
        ProcessorDefinition<?> step = (ProcessorDefinition<?>) definition;
        RouteDefinition route = ProcessorDefinitionHelper.getRoute(definition);
        boolean isTimed = route != null && step.hasCustomIdAssigned() && !INSTANT.contains(step.getShortName())
            && !PatternHelper.matchPatterns(step.getId(), excluded);
        return isTimed
            ? new TimedStep(target, () -> timer(context.getName(), route.getRouteId(), step.getId()))
            : target;
    }

    private StepTimer timer(String context, String route, String step) {
        return timers.computeIfAbsent(route + " " + step, any -> StepTimer.register(METRIC, "Runs of the step",
            Tags.of("camelContext", context, "routeId", route, "nodeId", step, "kind", "CamelMessageHistory"),
            meters.get()));
    }

    /** A step with its timer. */
    private static final class TimedStep extends DelegateAsyncProcessor {

        private final Supplier<StepTimer> timers;
        private volatile StepTimer timer;

        TimedStep(Processor target, Supplier<StepTimer> timers) {
            super(target);
            this.timers = timers;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            long begin = System.nanoTime();
            return super.process(exchange, doneSync -> {
                timer().record(System.nanoTime() - begin);
                callback.done(doneSync);
            });
        }

        private StepTimer timer() {
            StepTimer known = timer;
            if (known == null) {
                known = timers.get();
                timer = known;
            }
            return known;
        }
    }
}
