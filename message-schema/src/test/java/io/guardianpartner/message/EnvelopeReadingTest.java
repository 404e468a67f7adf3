package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeReadingTest {

    private final Contract contract = Contract.load();
    private final ObjectNode body = Examples.body(MessageTypes.MSG_PAYMENT_FAIL);

    @Test
    void fourRightMembersAreAnEnvelope() {
        var envelope = contract.read("""
            {"payload": {"any": 1}, "type": "MSG_X", "target": "MSG_SERVICE_ANY", "sender": "SOME_SERVICE"}""");

        assertThat(envelope.sender()).isEqualTo("SOME_SERVICE");
        assertThat(envelope.target()).isEqualTo("MSG_SERVICE_ANY");
        assertThat(envelope.type()).isEqualTo("MSG_X");
        assertThat(envelope.payload()).isEqualTo(JsonNodeFactory.instance.objectNode().put("any", 1));
    }

    @Test
    void anEnvelopeIsForItsTargetAndABroadcastForAll() {
        var toOrders = new Envelope("A", Services.ORDERS, "T", body);
        var toAny = new Envelope("A", Services.ANY, "T", body);

        assertThat(toOrders.isFor(Services.ORDERS)).isTrue();
        assertThat(toOrders.isFor(Services.PAYMENTS)).isFalse();
        assertThat(toAny.isFor(Services.PAYMENTS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender", "target", "type", "payload"})
    void aMissingMemberIsNamed(String member) {
        body.remove(member);

        assertRefused(body.toString(), "/" + member + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender", "target", "type", "payload"})
    void aNullMemberIsNamed(String member) {
        body.putNull(member);

        assertRefused(body.toString(), "/" + member);
    }

    @ParameterizedTest
    @CsvSource({"sender, 7", "sender, true", "sender, '\"\"'", "sender, '\"orders\"'", "sender, '\"A B\"'",
        "sender, '[\"ORDERS_SERVICE\"]'", "target, 1.5", "target, '{}'", "target, '\"ORDERS_SERVICE\\n\"'", "type, 1",
        "type, '\"1MSG\"'", "type, '\"MSG-X\"'", "payload, '\"{}\"'", "payload, '[]'", "payload, 1", "payload, false"})
    void aMistypedMemberIsNamed(String member, String json) throws Exception {
        body.set(member, Json.mapper().readTree(json));

        assertRefused(body.toString(), "/" + member);
    }

    @Test
    void aNameOfMoreThanAHundredCharactersIsRefused() {
        assertRefused(body.put("type", "M".repeat(101)).toString(), "/type");
        assertThat(contract.read(body.put("type", "M".repeat(100)).toString()).type()).hasSize(100);
    }

    @Test
    void aFifthMemberIsNamed() {
        assertRefused(body.put("priority", 1).toString(), "/priority is not known here");
    }

    @Test
    void theNameOfAnExtraMemberBreaksNoLogLineAndFloodsNoLog() {
        body.put("a\r\nb\u0007" + "x".repeat(10_000), 1);

        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> contract.read(body.toString()))
            .satisfies(e -> assertThat(e.detail()).startsWith("/a??b?xxx").hasSizeLessThanOrEqualTo(500));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {" ", "hello", "{", "{}}", "{\"sender\":}", "{'sender':'A'}", "{\"a\":1,}", "// c\n{}",
        "{\"a\":NaN}", "\uFEFF{}", "\u0000", "{\"a\":\"\n\"}", "<xml/>"})
    void whatIsNoJsonIsRefused(String text) {
        assertRefused(text, "the body is no JSON that is read here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "true", "null", "[{}]"})
    void jsonThatIsNoObjectIsRefused(String text) {
        assertRefused(text, "the body");
    }

    @Test
    void duplicateMembersAreRefused() {
        assertRefused(body.toString().replaceFirst("\\{", "{\"sender\":\"ORDERS_SERVICE\","), "the body is no JSON");
        assertRefused(body.toString().replace("\"reason\"", "\"reason\":\"REJECTED\",\"reason\""),
            "the body is no JSON");
    }

    @Test
    void textBehindTheEnvelopeIsRefused() {
        assertRefused(body + " {}", "the body is no JSON");
        assertRefused(body + "x", "the body is no JSON");
        assertThat(contract.read(" \n" + body + "\r\n\t ")).isEqualTo(contract.read(body.toString()));
    }

    @Test
    void nestingIsReadDownToTheSixtyFourthLevelAndNoFurther() {
        assertThat(contract.read(nested(64)).payload().has("deep")).isTrue();
        assertRefused(nested(65), "the body is no JSON");
        assertRefused(nested(1_000_000), "the body is no JSON");
    }

    /** A body of this many levels, its own two included. */
    private String nested(int levels) {
        var inner = "[".repeat(levels - 2) + "]".repeat(levels - 2);
        return body.toString().replaceFirst("\"payload\":\\{", "\"payload\":{\"deep\":" + inner + ",");
    }

    @Test
    void theDetailNeverRepeatsAValue() {
        assertThatExceptionOfType(InvalidMessageException.class)
            .isThrownBy(() -> contract.read(body.put("sender", "secret 123").toString()))
            .satisfies(e -> assertThat(e).hasMessageNotContaining("secret"));
        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> contract.read("secret"))
            .satisfies(e -> assertThat(e).hasMessageNotContaining("secret"));
    }

    private void assertRefused(String text, String detail) {
        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> contract.read(text))
            .satisfies(e -> assertThat(e.detail()).startsWith(detail));
    }
}
