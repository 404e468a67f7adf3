package io.guardianpartner.auth;

import java.util.Map;

import io.guardianpartner.auth.Client.Answer;
import org.junit.jupiter.api.Test;

/** People end all of their own sign-ins, and nobody else's. */
class SignOutEverywhereTest extends AuthTest {

    @Test
    void allSignInsOfThePersonAreOverAndNobodyElses() {
        Person ana = confirmed(Person.any());
        Answer phone = signIn(ana);
        Answer tablet = signIn(ana);
        Answer renewed = refresh(tablet).expect(200);
        Answer bias = signIn(confirmed(Person.any()));

        client.signOutEverywhere(phone.text("accessToken")).expect(204);

        refresh(phone).expect(401);
        refresh(tablet).expect(401);
        refresh(renewed).expect(401);
        client.signOutEverywhere(tablet.text("accessToken")).expect(401);
        client.forgetMe(renewed.text("accessToken")).expect(401);
        refresh(bias).expect(200);
        refresh(signIn(ana)).expect(200);
    }

    @Test
    void onlyAGoodAccessTokenOfOursEndsThem() {
        Answer tokens = signIn(confirmed(Person.any()));

        client.raw("POST", "/v1/auth/sign-out-everywhere", "", Map.of()).expect(401);
        for (String bad : new String[]{"", "nonsense", tokens.text("idToken"), tokens.text("refreshToken"),
            tokens.text("accessToken") + "x"}) {
            client.signOutEverywhere(bad).expect(401);
        }
        client.raw("GET", "/v1/auth/sign-out-everywhere", "",
            Map.of("authorization", "Bearer " + tokens.text("accessToken"))).expect(405);

        refresh(tokens).expect(200);
    }

    private Answer refresh(Answer tokens) {
        return client.post("refresh", Map.of("refreshToken", tokens.text("refreshToken")));
    }
}
