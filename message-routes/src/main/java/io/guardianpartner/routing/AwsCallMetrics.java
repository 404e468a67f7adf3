package io.guardianpartner.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Counts requests to AWS, each attempt of a call: that is what is paid for. Times each call with all its attempts, by how it
 * ended. Thread-safe.
 */
class AwsCallMetrics implements ExecutionInterceptor {

    static final String REQUESTS = "guardian.aws.requests";
    static final String CALLS = "guardian.aws.calls";

    private static final ExecutionAttribute<Long> BEGUN = new ExecutionAttribute<>("GuardianCallBegun");
    private static final String CONDITION_FAILED = "ConditionalCheckFailedException";
    private static final String SUCCESS = "success";
    private static final String CONFLICT = "conflict";
    private static final String THROTTLED = "throttled";
    private static final String ERROR = "error";

    private final MeterRegistry meters;
    /** Kept, because finding a meter by its tags takes longer than counting with it. */
    private final Map<Operation, Counter> requests = new ConcurrentHashMap<>();
    private final Map<Call, Timer> calls = new ConcurrentHashMap<>();

    private record Operation(String api, String name) {

        static Operation of(ExecutionAttributes attributes) {
            return new Operation(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
                attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        }
    }

    private record Call(Operation operation, String outcome) {}

    AwsCallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        attributes.putAttribute(BEGUN, System.nanoTime());
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        requests.computeIfAbsent(Operation.of(attributes), this::counter).increment();
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        ended(attributes, SUCCESS);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        ended(attributes, context.exception() instanceof AwsServiceException e ? outcome(e) : ERROR);
    }

    /** That a condition of DynamoDB does not hold is an answer: another writer was faster. */
    private static String outcome(AwsServiceException failure) {
        boolean isConflict = failure.awsErrorDetails() != null
            && CONDITION_FAILED.equals(failure.awsErrorDetails().errorCode());
        return isConflict ? CONFLICT : failure.isThrottlingException() ? THROTTLED : ERROR;
    }

    private void ended(ExecutionAttributes attributes, String outcome) {
        long nanos = System.nanoTime() - attributes.getAttribute(BEGUN);
        calls.computeIfAbsent(new Call(Operation.of(attributes), outcome), this::timer).record(nanos,
            TimeUnit.NANOSECONDS);
    }

    private Counter counter(Operation operation) {
        return meters.counter(REQUESTS, "api", operation.api, "operation", operation.name);
    }

    private Timer timer(Call call) {
        return meters.timer(CALLS, "api", call.operation.api, "operation", call.operation.name, "outcome",
            call.outcome);
    }
}
