package io.guardianpartner.routing.inbound;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;

/** The line between a service and AWS: it lists what is asked, and breaks for the actions that a test wants. */
final class FaultyLine implements SdkHttpClient {

    private final SdkHttpClient delegate = ApacheHttpClient.create();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private final Set<String> stalled = ConcurrentHashMap.newKeySet();

    /** From now on this action of SQS fails, for example {@code SendMessage}. */
    void cut(String action) {
        broken.add(action);
    }

    /** From now on this action of SQS is never answered. */
    void stall(String action) {
        stalled.add(action);
    }

    void mend() {
        broken.clear();
        stalled.clear();
    }

    /** The actions asked for so far. */
    List<String> calls() {
        return calls;
    }

    long calls(String action) {
        return calls.stream().filter(action::equals).count();
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        var target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElse("?");
        var action = target.substring(target.indexOf('.') + 1);
        calls.add(action);
        if (stalled.contains(action)) {
            return new StalledCall();
        }
        var call = delegate.prepareRequest(request);
        return broken.contains(action) ? new BrokenCall() : call;
    }

    @Override
    public void close() {
        delegate.close();
    }

    private static final class BrokenCall implements ExecutableHttpRequest {

        @Override
        public HttpExecuteResponse call() throws IOException {
            throw new IOException("the line is cut");
        }

        @Override
        public void abort() {
            // nothing is under way
        }
    }

    private static final class StalledCall implements ExecutableHttpRequest {

        private final CountDownLatch aborted = new CountDownLatch(1);

        @Override
        public HttpExecuteResponse call() throws IOException {
            try {
                aborted.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IOException("nobody answers");
        }

        @Override
        public void abort() {
            aborted.countDown();
        }
    }

    /** Puts the line into a service. */
    @Configuration(proxyBeanMethods = false)
    static class Config {

        @Bean
        FaultyLine awsHttpClient() {
            return new FaultyLine();
        }
    }
}
