package io.guardianpartner.orders.guest;

import java.time.Duration;
import java.util.Map;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.guardianpartner.orders.OrdersProperties;
import io.guardianpartner.routing.rest.ProblemException;
import org.springframework.stereotype.Component;

/**
 * Anybody may order as a guest, so all guests together may order so much and no more, at each pod. Whoever comes beyond
 * it is told to come again, before anything is read or stored.
 */
@Component("guestThrottle")
class GuestThrottle {

    private final RateLimiter limiter;
    private final Duration period;

    GuestThrottle(OrdersProperties properties) {
        period = properties.guest().period();
        limiter = RateLimiter.of("guest-orders", RateLimiterConfig.custom().limitForPeriod(properties.guest().limit())
            .limitRefreshPeriod(period).timeoutDuration(Duration.ZERO).build());
    }

    public void admit() {
        if (!limiter.acquirePermission()) {
            throw new ProblemException(429, "Too Many Requests", "Too many guests order at this moment; try again.",
                Map.of()).header("Retry-After", Long.toString(Math.max(1, period.toSeconds())));
        }
    }
}
