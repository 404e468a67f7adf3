package io.guardianpartner.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

import com.nimbusds.jose.jwk.RSAKey;
import io.guardianpartner.api.Caller;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import io.guardianpartner.test.BadToken;
import io.guardianpartner.test.TestIdentity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessTokensTest {

    private final TestIdentity identity = TestIdentity.start();
    private final AccessTokens tokens = verifier(Duration.ofMinutes(15), Duration.ofMinutes(1));

    @AfterEach
    void close() throws Exception {
        tokens.close();
        identity.close();
    }

    @Test
    void aPersonIsWhatTheirGroupsSayAndACustomerWithoutOne() {
        assertThat(tokens.caller(identity.ofPerson("ana"))).isEqualTo(new Caller("ana", Set.of(Role.CUSTOMER)));
        assertThat(tokens.caller(identity.ofPerson("bia", "kitchen")).roles()).containsExactly(Role.KITCHEN);
        assertThat(tokens.caller(identity.ofPerson("eva", "admin", "kitchen")).roles())
            .containsExactlyInAnyOrder(Role.ADMIN, Role.KITCHEN);
        assertThat(tokens.caller(identity.ofPerson("ida", "service", "ADMIN")).roles())
            .as("of groups that are none of ours").containsExactly(Role.CUSTOMER);
    }

    @Test
    void aServiceIsOneOnlyIfItsScopeNamesThisOne() {
        assertThat(tokens.caller(identity.ofService("orders-service", "payments/invoke", "catalog/invoke")))
            .isEqualTo(new Caller("orders-service", Set.of(Role.SERVICE)));
        assertThat(tokens.caller(identity.ofService("orders-service", "payments/invoke")).roles()).isEmpty();
        assertThat(tokens.caller(identity.ofService("orders-service", "catalog/invoke/more")).roles()).isEmpty();
        assertThat(tokens.caller(identity.sign(identity.service("orders-service", "catalog/invoke")
            .claim("cognito:groups", List.of("admin")).build())).roles()).containsExactly(Role.SERVICE);
        assertThat(tokens.caller(identity.sign(identity.person("ana").claim("scope", "catalog/invoke").build()))
            .roles()).as("a person's").containsExactly(Role.CUSTOMER);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(BadToken.class)
    void anInvalidTokenIsRejectedAndTheNextIsNot(BadToken bad) {
        isRejected(bad.text(identity));

        assertThat(tokens.caller(identity.ofPerson("ana")).id()).isEqualTo("ana");
    }

    @Test
    void clocksMayDifferByALittle() {
        Instant now = Instant.now();
        assertThat(tokens.caller(identity.sign(identity.person("ana")
            .issueTime(Date.from(now.plusSeconds(10))).notBeforeTime(Date.from(now.plusSeconds(10)))
            .build())).id()).isEqualTo("ana");
        assertThat(tokens.caller(identity.sign(identity.person("ana")
            .expirationTime(Date.from(now.minusSeconds(10))).build())).id()).isEqualTo("ana");
    }

    @Test
    void keysAreFetchedOnceAndAgainForANewOne() {
        tokens.caller(identity.ofPerson("ana"));
        tokens.caller(identity.ofPerson("bia"));
        assertThat(identity.keyRequests()).isEqualTo(1);
        RSAKey next = identity.addKey("key-2");

        assertThat(tokens.caller(TestIdentity.sign(identity.person("ana").build(), next)).id()).isEqualTo("ana");
        assertThat(tokens.caller(identity.ofPerson("ana")).id()).isEqualTo("ana");
        assertThat(identity.keyRequests()).isEqualTo(2);
    }

    @Test
    void unknownKeysMakeUsFetchTwiceAndNoMoreWhateverComes() {
        for (int i = 0; i < 50; i++) {
            isRejected(TestIdentity.sign(identity.person("eve").build(), TestIdentity.unknownKey("unknown-" + i)));
        }

        assertThat(identity.keyRequests()).isEqualTo(2);
        assertThat(tokens.caller(identity.ofPerson("ana")).id()).isEqualTo("ana");
    }

    @Test
    void anIssuerThatIsAwayIsNotNeededOnceItsKeysAreKnown() throws Exception {
        String token = identity.ofPerson("ana");
        try (AccessTokens forgetful = verifier(Duration.ofMillis(20), Duration.ofMillis(1))) {
            forgetful.caller(token);
            identity.fails(503);

            await().until(() -> {
                assertThat(forgetful.caller(token).id()).isEqualTo("ana");
                return identity.keyRequests() > 1;
            });
        }
    }

    @Test
    void tokensCannotBeVerifiedBeforeKeysAreKnown() {
        identity.fails(503);

        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> tokens.caller(identity.ofPerson("ana")))
                .asInstanceOf(type(ProblemException.class)).returns(503, ProblemException::status);
        }
    }

    private void isRejected(String token) {
        assertThatThrownBy(() -> tokens.caller(token)).asInstanceOf(type(ProblemException.class))
            .returns(401, ProblemException::status)
            .returns("Bearer error=\"invalid_token\"", problem -> problem.headers().get("WWW-Authenticate"));
    }

    private AccessTokens verifier(Duration keysKept, Duration refetchInterval) {
        return new AccessTokens(new IdentityProperties(identity.issuer(), null, Set.of(TestIdentity.PEOPLE_CLIENT),
            Set.of("orders-service"), Duration.ofSeconds(30), keysKept, Duration.ofHours(1), refetchInterval,
            Duration.ofSeconds(15)), "catalog/invoke");
    }
}
