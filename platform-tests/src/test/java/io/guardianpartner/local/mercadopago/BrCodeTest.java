package io.guardianpartner.local.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;

class BrCodeTest {

    @Test
    void theCrcIsTheStandardsOwnCheckValue() {
        assertThat(BrCode.crc("123456789")).isEqualTo("29B1");
    }

    @Test
    void everyFieldIsWhereTheProfileWantsIt() {
        String code = BrCode.of(new BigDecimal("29.90"), "sim17000");

        Map<String, String> fields = fields(code);
        assertThat(fields).containsEntry("00", "01")
            .containsEntry("01", "12")
            .containsEntry("52", "0000")
            .containsEntry("53", "986")
            .containsEntry("54", "29.90")
            .containsEntry("58", "BR");
        assertThat(fields.get("59")).hasSizeLessThanOrEqualTo(25);
        assertThat(fields.get("60")).hasSizeLessThanOrEqualTo(15);
        assertThat(fields(fields.get("26"))).containsEntry("00", "br.gov.bcb.pix").containsKey("01");
        assertThat(fields(fields.get("62"))).containsEntry("05", "sim17000");
        assertThat(fields.keySet()).last().isEqualTo("63");
    }

    @Test
    void theLastFieldIsTheCrcOfAllBeforeIt() {
        String code = BrCode.of(new BigDecimal("0.01"), "sim1");

        String before = code.substring(0, code.length() - 4);
        assertThat(before).endsWith("6304");
        assertThat(code).endsWith(BrCode.crc(before));
    }

    static Map<String, String> fields(String code) {
        Map<String, String> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < code.length()) {
            int length = Integer.parseInt(code.substring(at + 2, at + 4));
            fields.put(code.substring(at, at + 2), code.substring(at + 4, at + 4 + length));
            at += 4 + length;
        }
        return fields;
    }
}
