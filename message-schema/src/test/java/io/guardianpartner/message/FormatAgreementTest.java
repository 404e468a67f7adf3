package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages and requests have one notion of a time and of an id: what is taken from a message is read in a request. */
class FormatAgreementTest {

    @ParameterizedTest
    @CsvSource({"2026-01-31T11:00:00Z, true", "2026-01-31t11:00:00z, true", "2026-01-31T11:00:00.5Z, true",
        "2026-01-31T11:00:00.123456789-03:00, true", "2026-01-31T11:00:00+23:59, false", "2026-01-31T11:00:00.Z, false",
        "2026-01-31T11:00Z, false", "2026-01-31 11:00:00Z, false", "2026-02-30T11:00:00Z, false",
        "2026-01-31T24:00:00Z, false", "2026-01-31T11:00:00+0300, false", "+12026-01-31T11:00:00Z, false",
        "2026-01-31T11:00:00, false", "'2026-01-31T11:00:00Z ', false", "2026-01-31T11:00:00\u0660Z, false"})
    void aTimeIsOneForBothOrForNone(String time, boolean right) {
        var body = Examples.body(MessageTypes.MSG_PAYMENT_SUCCESS);
        ContractVariant.at(body, "/payload").put("approvedAt", time);

        assertThat(isTaken(body.toString())).as("message").isEqualTo(right);
        assertThat(isRead("\"" + time + "\"", Instant.class)).as("mapper").isEqualTo(right);
    }

    @ParameterizedTest
    @CsvSource({"018f0000-0000-7000-8000-000000000000, true", "018F0000-0000-7000-8000-00000000000A, true",
        "00000000-0000-0000-0000-000000000000, true", "1-1-1-1-1, false", "018f0000000070008000000000000000, false",
        "AZwfvwAAcACAAAAAAAAAAA==, false", "' 018f0000-0000-7000-8000-000000000000', false",
        "018f0000-0000-7000-8000-00000000000g, false", "018f000-00000-7000-8000-000000000000, false"})
    void anIdIsOneForBothOrForNone(String id, boolean right) {
        var body = Examples.body(MessageTypes.MSG_PAYMENT_SUCCESS);
        ContractVariant.at(body, "/payload").put("paymentId", id);

        assertThat(isTaken(body.toString())).as("message").isEqualTo(right);
        assertThat(isRead("\"" + id + "\"", UUID.class)).as("mapper").isEqualTo(right);
    }

    private static boolean isTaken(String body) {
        try {
            var envelope = Contract.load().read(body);
            Contract.load().validatePayload(envelope);
            return Contract.load().payload(envelope) != null;
        } catch (InvalidMessageException e) {
            return false;
        }
    }

    private static boolean isRead(String json, Class<?> type) {
        try {
            return Json.mapper().readValue(json, type) != null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
