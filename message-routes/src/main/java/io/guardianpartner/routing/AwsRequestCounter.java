package io.guardianpartner.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Counts requests to AWS, each attempt of a call: that is what is paid for. Thread-safe. */
class AwsRequestCounter implements ExecutionInterceptor {

    static final String REQUESTS = "guardian.aws.requests";

    private final MeterRegistry meters;
    /** Kept, because finding a meter by its tags takes longer than counting with it. */
    private final Map<Key, Counter> known = new ConcurrentHashMap<>();

    private record Key(String api, String operation) {}

    AwsRequestCounter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        var key = new Key(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME),
            attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
        known.computeIfAbsent(key, this::counter).increment();
    }

    private Counter counter(Key key) {
        return meters.counter(REQUESTS, "api", key.api, "operation", key.operation);
    }
}
