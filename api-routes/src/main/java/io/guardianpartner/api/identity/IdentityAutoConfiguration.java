package io.guardianpartner.api.identity;

import java.io.IOException;
import java.time.Clock;

import io.guardianpartner.api.Access;
import io.guardianpartner.api.Authenticator;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.ServiceEntry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Lets every service with a REST server verify the platform's tokens, and call others with its own. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({IdentityProperties.class, ClientProperties.class})
class IdentityAutoConfiguration {

    @Bean
    Authenticator authenticator(IdentityProperties properties, ServiceEntry thisService) {
        return !properties.hasIssuer()
            ? new WithoutIssuer()
            : new AccessTokens(properties, Access.scopeOf(thisService.queue()));
    }

    @Bean
    ServiceTokens serviceTokens(ClientProperties properties) {
        TokenClient grants = properties.tokenEndpoint() == null ? scope -> {
            throw new IOException("guardian.identity.token-endpoint is not set");
        } : new TokenEndpoint(properties);
        return new ServiceTokens(grants, properties.renewBefore(), Clock.systemUTC());
    }

    /** Rejects every token: for a service that only handles messages, or whose operations are all open. */
    private static final class WithoutIssuer implements Authenticator {

        @Override
        public Caller caller(String token) {
            throw ProblemException.invalidToken();
        }

        @Override
        public void isNeeded() {
            throw new IllegalStateException(
                "guardian.identity.issuer is not set, and there are operations for callers who are known");
        }
    }
}
