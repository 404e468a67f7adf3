package io.guardianpartner.acceptance.crash;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.processor.DelegateAsyncProcessor;

/**
 * A step that may be crashed before. Between two steps that change nothing but their exchange a crash leaves the same world
 * behind as before the first of them, so only the first step after one that may have changed something is a point of its
 * own.
 */
class CrashableStep extends DelegateAsyncProcessor {

    /** The exchange property that is false when nothing can have changed since the last point. */
    private static final String WORLD_CHANGED = "crashPointWorldChanged";

    private final CrashPoints points;
    private final String step;
    private final boolean exchangeOnly;

    CrashableStep(CrashPoints points, String step, boolean exchangeOnly, Processor target) {
        super(target);
        this.points = points;
        this.step = step;
        this.exchangeOnly = exchangeOnly;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        points.before(step, exchange.getProperty(WORLD_CHANGED, true, boolean.class));
        exchange.setProperty(WORLD_CHANGED, false);
        return super.process(exchange, doneSync -> {
            if (!exchangeOnly) {
                exchange.setProperty(WORLD_CHANGED, true);
            }
            callback.done(doneSync);
        });
    }
}
