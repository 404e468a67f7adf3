package io.guardianpartner.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {

    @Test
    void whoeverIsAskedForGetsATokenThatSaysWhatTheyAre() throws Exception {
        try (LocalIdentity identity = LocalIdentity.start(IdentityOptions.defaults()
            .withServices(List.of("orders", "catalog")))) {
            TokenIssuer tokens = new TokenIssuer(identity.uri());

            JWTClaimsSet customer = claims(tokens.person("ana"));
            assertThat(customer.getClaim("cognito:groups")).isNull();
            assertThat(customer.getStringClaim("token_use")).isEqualTo("access");
            assertThat(claims(tokens.person("bia", "kitchen")).getStringListClaim("cognito:groups"))
                .containsExactly("kitchen");
            assertThat(claims(new TokenIssuer(identity.uri()).person("ana")).getSubject())
                .isEqualTo(customer.getSubject());
            assertThat(claims(tokens.service("orders")).getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("catalog/invoke", "payments/invoke");
            assertThat(tokens.person("ana")).isSameAs(tokens.person("ana"));
            assertThatThrownBy(() -> tokens.service("catalog")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unauthorized_client");
            assertThatThrownBy(() -> tokens.person("eve", "owners")).isInstanceOf(IllegalStateException.class);
        }
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }
}
