package io.guardianpartner.routing.rest;

import java.util.EnumSet;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who calls, while nothing else tells.
 *
 * @param id absent or blank: nobody is known, and everything that is not public answers 401
 * @param roles their roles
 */
@ConfigurationProperties("guardian.caller")
record CallerProperties(String id, Set<Role> roles) {

    Caller caller() {
        if (id == null || id.isBlank()) {
            return Caller.anonymous();
        }
        return new Caller(id, roles == null ? EnumSet.noneOf(Role.class) : roles);
    }
}
