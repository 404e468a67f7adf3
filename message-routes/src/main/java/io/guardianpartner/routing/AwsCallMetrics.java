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

    private static final ExecutionAttribute<Call> CALL = new ExecutionAttribute<>("GuardianCall");
    private static final String CONDITION_FAILED = "ConditionalCheckFailedException";
    private static final String SUCCESS = "success";
    private static final String CONFLICT = "conflict";
    private static final String THROTTLED = "throttled";
    private static final String ERROR = "error";

    private final MeterRegistry meters;
    /** By API and operation. Kept, because finding a meter by its tags takes longer than counting with it. */
    private final Map<String, Map<String, Operation>> operations = new ConcurrentHashMap<>();

    private record Operation(Counter requests, Map<String, Timer> calls) {}

    private record Call(Operation operation, long begun) {}

    AwsCallMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        String api = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String name = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        Operation operation = operations.computeIfAbsent(api, any -> new ConcurrentHashMap<>())
            .computeIfAbsent(name, any -> operation(api, name));
        attributes.putAttribute(CALL, new Call(operation, System.nanoTime()));
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.getAttribute(CALL).operation.requests.increment();
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
        Call call = attributes.getAttribute(CALL);
        long nanos = System.nanoTime() - call.begun;
        call.operation.calls.computeIfAbsent(outcome, any -> timer(attributes, outcome)).record(nanos,
            TimeUnit.NANOSECONDS);
    }

    private Operation operation(String api, String name) {
        return new Operation(meters.counter(REQUESTS, "api", api, "operation", name), new ConcurrentHashMap<>());
    }

    private Timer timer(ExecutionAttributes attributes, String outcome) {
        return meters.timer(CALLS, "api", attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME), "operation",
            attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME), "outcome", outcome);
    }
}
