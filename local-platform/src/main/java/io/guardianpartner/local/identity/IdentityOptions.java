package io.guardianpartner.local.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Options of an identity stand-in: {@link #defaults()}, then what differs.
 *
 * @param port on 127.0.0.1; 0 for any free one
 * @param services queues of the services that get a client of their own
 * @param accessTokens how long access and id tokens are good
 * @param refreshTokens how long refresh tokens are good
 * @param refreshGrace how long a refresh token that was used may be used again, for a client that lost the answer; Cognito's
 *        RetryGracePeriodSeconds of the client of people
 * @param clock by which codes and tokens age
 * @param mail is told of every code that would be mailed, at once and on the calling thread
 */
public record IdentityOptions(int port, List<String> services, Duration accessTokens, Duration refreshTokens,
    Duration refreshGrace, Clock clock, Consumer<MailedCode> mail) {

    public IdentityOptions {
        services = List.copyOf(services);
    }

    /**
     * A free port, no services, access tokens for 10 minutes, refresh tokens for 30 days and for 10 seconds after their
     * use.
     */
    public static IdentityOptions defaults() {
        return new IdentityOptions(0, List.of(), Duration.ofMinutes(10), Duration.ofDays(30),
            Duration.ofSeconds(10), Clock.systemUTC(),
            code -> {});
    }

    public IdentityOptions withPort(int other) {
        return new IdentityOptions(other, services, accessTokens, refreshTokens, refreshGrace, clock, mail);
    }

    public IdentityOptions withServices(Collection<String> queues) {
        return new IdentityOptions(port, List.copyOf(queues), accessTokens, refreshTokens, refreshGrace, clock, mail);
    }

    public IdentityOptions withClock(Clock other) {
        return new IdentityOptions(port, services, accessTokens, refreshTokens, refreshGrace, other, mail);
    }

    public IdentityOptions withRefreshGrace(Duration other) {
        return new IdentityOptions(port, services, accessTokens, refreshTokens, other, clock, mail);
    }

    public IdentityOptions withMail(Consumer<MailedCode> listener) {
        return new IdentityOptions(port, services, accessTokens, refreshTokens, refreshGrace, clock, listener);
    }
}
