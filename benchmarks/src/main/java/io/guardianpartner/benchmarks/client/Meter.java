package io.guardianpartner.benchmarks.client;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import com.sun.management.OperatingSystemMXBean;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/**
 * Sees every request of every AWS client of this process: the SDK finds this class by its own
 * list of global interceptors. It counts attempts by operation, and what SQS and SNS say that they have deleted or taken.
 * Time and CPU are measured from the first request of a run until the last message is dealt with.
 */
public final class Meter implements ExecutionInterceptor {

    /** One run. */
    private static final class Run {

        private final long expected;
        /** Of a burst alone: nobody else asks for times. */
        private final Ages ages;
        private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
        private final AtomicLong done = new AtomicLong();
        private final LongAdder handled = new LongAdder();
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile Reading from;
        private volatile Reading to;

        private Run(long expected, Ages ages) {
            this.expected = expected;
            this.ages = ages;
        }

        private synchronized void begin() {
            if (from == null) {
                from = Reading.now();
            }
        }

        private void done(long count) {
            if (count > 0 && done.addAndGet(count) >= expected && to == null) {
                to = Reading.now();
                end.countDown();
            }
        }
    }

    /** A reading of all clocks. */
    private record Reading(long nanos, long cpuNanos, Instant at) {

        private static final OperatingSystemMXBean PROCESS = (OperatingSystemMXBean) ManagementFactory
            .getOperatingSystemMXBean();

        static Reading now() {
            return new Reading(System.nanoTime(), PROCESS.getProcessCpuTime(), Instant.now());
        }
    }

    private static volatile Run run = new Run(Long.MAX_VALUE, null);

    /** A run begins that ends with that many messages. */
    public static void expect(long messages) {
        run = new Run(messages, null);
    }

    /** The same, and what is received tells when it was sent: the figures say how long messages took from then on. */
    public static void expectBurst(long messages) {
        run = new Run(messages, new Ages());
    }

    /** The clock runs from here on, at the latest from the first request on. */
    public static void begin() {
        run.begin();
    }

    /** The case's own code has one more message. */
    public static void handled() {
        run.handled.increment();
    }

    public static boolean await(Duration atMost) throws InterruptedException {
        return run.end.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** The run as it is now; one that did not come to its end ends here. */
    public static Result result(Map<String, Double> figures) {
        var ended = run;
        ended.begin();
        var to = ended.to == null ? Reading.now() : ended.to;
        var requests = new TreeMap<String, Long>();
        ended.requests.forEach((name, count) -> requests.put(name, count.sum()));
        var result = new Result(ended.done.get(), ended.handled.sum(), (to.nanos - ended.from.nanos) / 1e9,
            (to.cpuNanos - ended.from.cpuNanos) / 1e9, requests, figures, ended.from.at, to.at);
        return ended.ages == null ? result : result.with(ended.ages.figures());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var current = run;
        current.begin();
        current.requests.computeIfAbsent(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME),
            name -> new LongAdder()).increment();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        var answer = context.response();
        var ages = run.ages;
        if (ages != null && answer instanceof ReceiveMessageResponse received) {
            ages.received(received.messages());
        } else if (answer instanceof DeleteMessageBatchResponse batch) {
            if (ages != null) {
                ages.deleted((DeleteMessageBatchRequest) context.request(), batch);
            }
            run.done(batch.successful().size());
        } else if (answer instanceof DeleteMessageResponse) {
            run.done(1);
        } else if (answer instanceof PublishBatchResponse batch) {
            run.done(batch.successful().size());
        }
    }
}
