package io.guardianpartner.api.waiting;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpConsumer;

/**
 * A consumer of requests some of which wait. Camel's own runs the whole route in one thread, also where its steps are
 * asynchronous. Here a 304 is written and not sent; it is thrown away, and the route runs again, when there is another
 * state. So each run is one exchange with its access check, trace and metrics, which do not count the time of waiting.
 */
final class WaitingHttpConsumer extends SpringBootPlatformHttpConsumer {

    private static final CompletableFuture<Void> SENT = CompletableFuture.completedFuture(null);

    private final Waits waits;

    WaitingHttpConsumer(PlatformHttpEndpoint endpoint, Processor processor, Executor executor, Waits waits) {
        super(endpoint, processor, executor);
        this.waits = waits;
    }

    @Override
    public CompletableFuture<Void> service(HttpServletRequest request, HttpServletResponse response) {
        Wait wait = waits.begin(request);
        return wait == null
            ? super.service(request, response)
            : run(wait, request, response).whenComplete((sent, failure) -> waits.close(wait));
    }

    private CompletableFuture<Void> run(Wait wait, HttpServletRequest request, HttpServletResponse response) {
        return super.service(request, response).thenCompose(written -> {
            String tag = response.getHeader("ETag");
            boolean isHeld = wait.key() != null && tag != null && !response.isCommitted()
                && response.getStatus() == HttpServletResponse.SC_NOT_MODIFIED;
            return isHeld
                ? wait.hold(tag).thenCompose(changed -> changed ? again(wait, request, response) : SENT)
                : SENT;
        });
    }

    private CompletableFuture<Void> again(Wait wait, HttpServletRequest request, HttpServletResponse response) {
        response.reset();
        return run(wait, request, response);
    }
}
