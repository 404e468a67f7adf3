package io.guardianpartner.auth.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontDoorTest {

    /** What terraform/tests/lambda.tftest.hcl expects of the same secret. */
    private static final String KEY = "fcdf59eb57361518250002228f70b30bb38ab626e10ad3e6b4c4530750fee4e1";
    private static final FrontDoor DOOR = new FrontDoor("secret");

    @Test
    void theAddressThatTheFrontDoorNamesIsBelieved() {
        assertThat(address(Map.of("guardian-front-door", KEY, "guardian-viewer-address", "2001:db8::7")))
            .isEqualTo("2001:db8::7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", KEY + "," + KEY,
        "FCDF59EB57361518250002228F70B30BB38AB626E10AD3E6B4C4530750FEE4E1"})
    void whoHasNotTheKeyNamesNoAddress(String key) {
        assertThat(address(Map.of("guardian-front-door", key, "guardian-viewer-address", "203.0.113.7",
            "x-forwarded-for", "203.0.113.7"))).isEqualTo("192.0.2.1");
    }

    @Test
    void withoutAnAddressOrAKeyItIsTheGateways() {
        assertThat(address(Map.of("guardian-front-door", KEY))).isEqualTo("192.0.2.1");
        assertThat(address(Map.of("guardian-viewer-address", "203.0.113.7"))).isEqualTo("192.0.2.1");
    }

    private static String address(Map<String, String> headers) {
        return DOOR.seenThrough(new HttpRequest("POST", "/v1/auth/code", headers, "192.0.2.1", "")).address();
    }
}
