package io.guardianpartner.routing.identity;

import java.io.IOException;
import java.time.Clock;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.routing.rest.Access;
import io.guardianpartner.routing.rest.Authenticator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes every service that has a REST server believe the platform's tokens, and lets it call others by its own. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties({IdentityProperties.class, ClientProperties.class})
class IdentityAutoConfiguration {

    @Bean
    Authenticator authenticator(IdentityProperties properties, ServiceEntry thisService) {
        return !properties.hasIssuer()
            ? new NoIssuer()
            : new AccessTokens(properties, Access.scopeOf(thisService.queue()));
    }

    @Bean
    ServiceTokens serviceTokens(ClientProperties properties) {
        Grants grants = properties.tokenEndpoint() == null ? scope -> {
            throw new IOException("guardian.identity.token-endpoint is not set");
        } : new TokenEndpoint(properties);
        return new ServiceTokens(grants, properties.renewBefore(), Clock.systemUTC());
    }
}
