package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Set;

import org.junit.jupiter.api.Test;

class CallerTest {

    private final Caller ana = new Caller("ana", Set.of(Role.CUSTOMER));

    @Test
    void oneOfTheRolesIsEnough() {
        assertThatCode(() -> ana.require(Set.of(Role.ADMIN, Role.CUSTOMER))).doesNotThrowAnyException();
    }

    @Test
    void whoHasNoneOfTheRolesIsForbidden() {
        assertThatThrownBy(() -> ana.require(Set.of(Role.KITCHEN))).asInstanceOf(type(ProblemException.class))
            .returns(403, ProblemException::status);
        assertThatThrownBy(() -> ana.require(Set.of())).asInstanceOf(type(ProblemException.class))
            .returns(403, ProblemException::status);
    }

    @Test
    void whoIsNotKnownIsAskedWhoTheyAre() {
        assertThatThrownBy(() -> Caller.anonymous().require(Set.of())).asInstanceOf(type(ProblemException.class))
            .returns(401, ProblemException::status)
            .returns("Bearer", problem -> problem.headers().get("WWW-Authenticate"));
    }

    @Test
    void nobodyHasRolesWithoutAName() {
        assertThatThrownBy(() -> new Caller(null, Set.of(Role.ADMIN))).isInstanceOf(IllegalArgumentException.class);
    }
}
