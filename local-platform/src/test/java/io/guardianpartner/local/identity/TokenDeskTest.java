package io.guardianpartner.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

class TokenDeskTest {

    @Test
    void whoeverIsAskedForGetsATokenThatSaysWhatTheyAre() throws Exception {
        try (LocalIdentity identity = LocalIdentity.start(IdentityOptions.defaults()
            .withServices(List.of("orders", "catalog")))) {
            TokenDesk desk = new TokenDesk(identity.uri());

            JWTClaimsSet customer = claims(desk.person("ana"));
            assertThat(customer.getClaim("cognito:groups")).isNull();
            assertThat(customer.getStringClaim("token_use")).isEqualTo("access");
            assertThat(claims(desk.person("bia", "kitchen")).getStringListClaim("cognito:groups"))
                .containsExactly("kitchen");
            assertThat(claims(new TokenDesk(identity.uri()).person("ana")).getSubject())
                .isEqualTo(customer.getSubject());
            assertThat(claims(desk.service("orders")).getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("catalog/invoke", "payments/invoke");
            assertThat(desk.person("ana")).isSameAs(desk.person("ana"));
            assertThatThrownBy(() -> desk.service("catalog")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unauthorized_client");
            assertThatThrownBy(() -> desk.person("eve", "owners")).isInstanceOf(IllegalStateException.class);
        }
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
