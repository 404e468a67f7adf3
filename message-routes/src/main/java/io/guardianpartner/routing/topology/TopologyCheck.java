package io.guardianpartner.routing.topology;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.guardianpartner.operations.OperationException;
import io.guardianpartner.operations.topology.Finding;
import io.guardianpartner.support.FailureSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Verifies once, before anything is received. Without {@code fail} nobody waits for it. That SQS or SNS do not answer is
 * no drift: it is logged, and the service starts, because it is there to wait for them.
 */
class TopologyCheck implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(TopologyCheck.class);

    private final String queue;
    private final Supplier<List<Finding>> verification;
    private final TopologyProperties.Verify verify;
    private final Duration timeout;
    private Thread thread;

    TopologyCheck(String queue, Supplier<List<Finding>> verification, TopologyProperties properties) {
        this.queue = queue;
        this.verification = verification;
        this.verify = properties.verify();
        this.timeout = properties.timeout();
    }

    @Override
    public void start() {
        var drifts = new FutureTask<>(this::drifts);
        thread = new Thread(drifts, "topology-check");
        thread.setDaemon(true);
        thread.start();
        if (verify == TopologyProperties.Verify.FAIL) {
            refuse(drifts);
        }
    }

    private void refuse(FutureTask<List<Finding>> drifts) {
        try {
            var found = drifts.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!found.isEmpty()) {
                throw new TopologyDriftException(found);
            }
        } catch (TimeoutException e) {
            LOG.warn("The topology could not be verified within {}", timeout);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Finding> drifts() {
        try {
            var drifts = verification.get().stream().filter(finding -> finding.kind().isDrift()).toList();
            drifts.forEach(drift -> LOG.warn("Not as the contract says: {}", drift.line()));
            if (drifts.isEmpty()) {
                LOG.info("{}, its topic and its subscriptions are as the contract says", queue);
            }
            return drifts;
        } catch (OperationException e) {
            LOG.warn("The topology could not be verified: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("The topology could not be verified: {}", FailureSummary.of(e));
        }
        return List.of();
    }

    @Override
    public void stop() {
        thread.interrupt();
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public boolean isAutoStartup() {
        return verify != TopologyProperties.Verify.OFF;
    }

    /** Before everything else that starts. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
