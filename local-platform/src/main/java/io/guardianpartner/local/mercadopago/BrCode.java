package io.guardianpartner.local.mercadopago;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The text behind a Pix QR code, "copia e cola": EMV merchant-presented QR as the Banco Central do Brasil's BR Code
 * profiles it. Fields are tag, two-digit length and value; the last one is a CRC-16/CCITT-FALSE over all before it.
 */
final class BrCode {

    /** A random key has this form; this one can belong to nobody, so no bank's app ever pays to it. */
    private static final String NOBODYS_KEY = "00000000-0000-4000-8000-000000000000";

    private BrCode() {}

    /**
     * A dynamic code for one payment.
     *
     * @param amount in BRL
     * @param txid up to 25 letters and digits
     */
    static String of(BigDecimal amount, String txid) {
        String body = field("00", "01")
            + field("01", "12")
            + field("26", field("00", "br.gov.bcb.pix") + field("01", NOBODYS_KEY))
            + field("52", "0000")
            + field("53", "986")
            + field("54", amount.toPlainString())
            + field("58", "BR")
            + field("59", "GUARDIAN SIMULADOR")
            + field("60", "SAO PAULO")
            + field("62", field("05", txid))
            + "6304";
        return body + crc(body);
    }

    /** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, no reflection; four upper-case hexadecimal digits. */
    static String crc(String text) {
        int crc = 0xFFFF;
        for (byte octet : text.getBytes(StandardCharsets.US_ASCII)) {
            crc ^= (octet & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
        }
        return String.format(Locale.ROOT, "%04X", crc & 0xFFFF);
    }

    private static String field(String tag, String value) {
        return tag + String.format(Locale.ROOT, "%02d", value.length()) + value;
    }
}
