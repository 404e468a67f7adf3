package io.guardianpartner.payments.webhook;

import static io.guardianpartner.payments.webhook.WebhookSignature.Flaw.FORGED;
import static io.guardianpartner.payments.webhook.WebhookSignature.Flaw.MALFORMED;
import static io.guardianpartner.payments.webhook.WebhookSignature.Flaw.MISSING;
import static io.guardianpartner.payments.webhook.WebhookSignature.Flaw.TOO_OLD;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The digests were made by {@code openssl dgst -sha256 -hmac}. */
class WebhookSignatureTest {

    private static final String REQUEST = "bb56a2f1-6aae-46ac-982e-9dcd3581d08e";
    private static final Instant SIGNED = Instant.ofEpochSecond(1767225600);
    private static final String OURS = "ts=1767225600,v1=8abff2ff422b0f1639d95356eb1b3186bfac5902e5f61b1ab536a62506b21a26";

    private final WebhookSignature signature = at(SIGNED);

    @Test
    void believesWhatIsSigned() {
        assertThat(signature.flaw(OURS, REQUEST, "123456789")).isEmpty();
    }

    @Test
    void takesSpacesAndAnyOrderOfThePieces() {
        String turned = " v1=8ABFF2FF422B0F1639D95356EB1B3186BFAC5902E5F61B1AB536A62506B21A26 , ts=1767225600";

        assertThat(signature.flaw(turned, REQUEST, "123456789")).isEmpty();
    }

    @Test
    void aSignatureIsWrittenInOneWayHoweverItCame() {
        String turned = "other=1, v1=8ABFF2FF422B0F1639D95356EB1B3186BFAC5902E5F61B1AB536A62506B21A26 ,ts=1767225600";

        assertThat(WebhookSignature.plain(turned)).isEqualTo(WebhookSignature.plain(OURS)).isEqualTo(OURS);
    }

    @Test
    void takesATimeInMilliseconds() {
        String millis = "ts=1767225600123,v1=6b63b12a5a8a0c72c7cfa65b2c681327ac9c7e51ab631397fc81f93b93dd44fe";

        assertThat(signature.flaw(millis, REQUEST, "123456789")).isEmpty();
    }

    @Test
    void takesAnIdSignedAsItStands() {
        String verbatim = "ts=1767225600,v1=600ccba03deb5298bd80c5a64940844c1959100f1c8fdb168d681b2eeefef00a";

        assertThat(signature.flaw(verbatim, REQUEST, "ORD01ABC")).isEmpty();
    }

    @Test
    void takesAnIdSignedInLowerCase() {
        String lowered = "ts=1767225600,v1=e013819e285e385db31992f3b1f3c4e9ae312ca2b2ad625e49410b7782cb362e";

        assertThat(signature.flaw(lowered, REQUEST, "ORD01ABC")).isEmpty();
    }

    @Test
    void leavesOutThePiecesThatTheRequestLacks() {
        String noRequestId = "ts=1767225600,v1=a4d837265ef32da12f6e0e064947baf9e6e64121defa2d024f094dc76fec5e2b";
        String noId = "ts=1767225600,v1=1af7f43600da5e0d13580ec6f3b233ef107fc43bdc715f331fc346e0f25ec963";

        assertThat(signature.flaw(noRequestId, null, "123456789")).isEmpty();
        assertThat(signature.flaw(noId, REQUEST, null)).isEmpty();
    }

    @Test
    void takesBothSecretsWhileOneReplacesTheOther() {
        String byTheSecond = "ts=1767225600,v1=43cfdaef3a48a4814f41ba20eb5f6804022b73db61fdec0cb1aec8d026194b33";

        assertThat(signature.flaw(byTheSecond, REQUEST, "123456789")).isEmpty();
        assertThat(signature.flaw(OURS, REQUEST, "123456789")).isEmpty();
    }

    @Test
    void refusesAnotherIdRequestOrTimeThanWasSigned() {
        assertThat(signature.flaw(OURS, REQUEST, "123456780")).contains(FORGED);
        assertThat(signature.flaw(OURS, "another-request", "123456789")).contains(FORGED);
        assertThat(signature.flaw(OURS, null, "123456789")).contains(FORGED);
        assertThat(signature.flaw(OURS.replace("1767225600", "1767225601"), REQUEST, "123456789")).contains(FORGED);
    }

    @Test
    void refusesADigestByAnUnknownSecret() {
        WebhookSignature other = new WebhookSignature(List.of("another-secret"), Duration.ofDays(7), fixed(SIGNED));

        assertThat(other.flaw(OURS, REQUEST, "123456789")).contains(FORGED);
    }

    @Test
    void refusesAnAbsentSignature() {
        assertThat(signature.flaw(null, REQUEST, "123456789")).contains(MISSING);
        assertThat(signature.flaw(" ", REQUEST, "123456789")).contains(MISSING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "ts=1767225600",
        "v1=8abff2ff422b0f1639d95356eb1b3186bfac5902e5f61b1ab536a62506b21a26",
        "ts=,v1=", "ts=now,v1=8abff2ff422b0f1639d95356eb1b3186bfac5902e5f61b1ab536a62506b21a26",
        "ts=1767225600,v1=8abff2ff", "ts=99999999999999999999,v1=00"})
    void refusesWhatIsNoSignature(String header) {
        assertThat(signature.flaw(header, REQUEST, "123456789")).contains(MALFORMED);
    }

    @Test
    void toleratesSevenDaysAndNoMore() {
        assertThat(at(SIGNED.plus(Duration.ofDays(7))).flaw(OURS, REQUEST, "123456789")).isEmpty();
        assertThat(at(SIGNED.plus(Duration.ofDays(7)).plusSeconds(1)).flaw(OURS, REQUEST, "123456789"))
            .contains(TOO_OLD);
        assertThat(at(SIGNED.minus(Duration.ofDays(8))).flaw(OURS, REQUEST, "123456789")).contains(TOO_OLD);
    }

    private static WebhookSignature at(Instant now) {
        return new WebhookSignature(List.of("first-secret", "second-secret"), Duration.ofDays(7), fixed(now));
    }

    private static Clock fixed(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
