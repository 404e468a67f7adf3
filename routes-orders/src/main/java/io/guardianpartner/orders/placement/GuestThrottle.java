package io.guardianpartner.orders.placement;

import java.time.Duration;
import java.util.Map;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.orders.OrdersProperties;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Limits what all guests together order and want to pay anew, at each pod, because anybody may order as a guest. A request beyond it is
 * told to come again before anything is read or stored.
 */
@Component
public class GuestThrottle {

    private final RateLimiter limiter;
    private final Duration period;

    GuestThrottle(OrdersProperties properties) {
        period = properties.guest().period();
        limiter = RateLimiter.of("guest-orders", RateLimiterConfig.custom().limitForPeriod(properties.guest().limit())
            .limitRefreshPeriod(period).timeoutDuration(Duration.ZERO).build());
    }

    public void admit(Exchange exchange) {
        if (!limiter.acquirePermission()) {
            throw new ProblemException(429, "Too Many Requests", "Too many guests order at this moment; try again.",
                Map.of()).header("Retry-After", Long.toString(Math.max(1, period.toSeconds())));
        }
    }
}
