package io.guardianpartner.payments.payment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The check of a copia-e-cola: an EMV merchant-presented QR code as the Banco Central do Brasil profiles it. It is a list of
 * fields: two digits for the tag, two for the length in characters, the value. A code with a flaw is refused by the customer's
 * bank, or pays something else.
 *
 * @see <a href="https://www.bcb.gov.br/content/estabilidadefinanceira/spb_docs/ManualBRCode.pdf">Manual do BR Code</a>
 */
public final class BrCode {

    private static final String STRUCTURE = "structure";
    private static final String CHECKSUM = "checksum";
    private static final String FORMAT = "format";
    private static final String ACCOUNT = "account";
    private static final String CATEGORY = "category";
    private static final String CURRENCY = "currency";
    private static final String AMOUNT = "amount";
    private static final String COUNTRY = "country";
    private static final String NAME = "merchant_name";
    private static final String CITY = "merchant_city";
    private static final String TXID = "txid";

    private static final int HEADER = 4;
    private static final int TAG = 2;
    /** The checksum's own tag and length, over which it is made too, and its four digits. */
    private static final String CHECKSUM_HEADER = "6304";
    private static final int CHECKSUM_DIGITS = 4;
    private static final int LONGEST_NAME = 25;
    private static final int LONGEST_CITY = 15;
    private static final int LONGEST_TXID = 25;
    private static final int FIRST_ACCOUNT = 26;
    private static final int LAST_ACCOUNT = 51;
    private static final String PIX = "br.gov.bcb.pix";

    private static final Pattern DIGITS = Pattern.compile("[0-9]{4}");
    private static final Pattern MONEY = Pattern.compile("(?=.{1,13}$)[0-9]+(\\.[0-9]{0,2})?");

    private BrCode() {}

    /**
     * Finds the first thing that is wrong with a code. No text makes it fail.
     *
     * @param amount that the code has to name, if it names one; null if that is not known, and then it must name none
     * @return one word of small letters and underscores; empty if the code may be handed out
     */
    public static Optional<String> flaw(String code, BigDecimal amount) {
        Map<String, String> fields = fields(code);
        if (fields == null) {
            return Optional.of(STRUCTURE);
        }
        if (!isSealed(fields, code)) {
            return Optional.of(CHECKSUM);
        }
        return Optional.ofNullable(flaw(fields, amount));
    }

    private static String flaw(Map<String, String> fields, BigDecimal amount) {
        if (!"01".equals(fields.get("00")) || !fields.keySet().iterator().next().equals("00")) {
            return FORMAT;
        }
        if (fields.keySet().stream().noneMatch(tag -> isPixAccount(tag, fields.get(tag)))) {
            return ACCOUNT;
        }
        if (!DIGITS.matcher(fields.getOrDefault("52", "")).matches()) {
            return CATEGORY;
        }
        if (!"986".equals(fields.get("53"))) {
            return CURRENCY;
        }
        if (fields.containsKey("54") && !isAmount(fields.get("54"), amount)) {
            return AMOUNT;
        }
        if (!"BR".equals(fields.get("58"))) {
            return COUNTRY;
        }
        return namesFlaw(fields);
    }

    private static String namesFlaw(Map<String, String> fields) {
        if (!isText(fields.get("59"), LONGEST_NAME)) {
            return NAME;
        }
        if (!isText(fields.get("60"), LONGEST_CITY)) {
            return CITY;
        }
        Map<String, String> additional = fields(fields.get("62"));
        return additional == null || !isText(additional.get("05"), LONGEST_TXID) ? TXID : null;
    }

    /** Whether it names an account at Pix: by a key, or for a dynamic code by the address where the bank asks. */
    private static boolean isPixAccount(String tag, String value) {
        int number = Integer.parseInt(tag);
        if (number < FIRST_ACCOUNT || number > LAST_ACCOUNT) {
            return false;
        }
        Map<String, String> account = fields(value);
        return account != null && PIX.equalsIgnoreCase(account.get("00"))
            && (account.containsKey("01") || account.containsKey("25"));
    }

    private static boolean isAmount(String told, BigDecimal amount) {
        return amount != null && MONEY.matcher(told).matches() && new BigDecimal(told).compareTo(amount) == 0;
    }

    private static boolean isText(String value, int longest) {
        return value != null && !value.isBlank() && value.length() <= longest;
    }

    /** The fields by tag; null if the text is no list of fields, one is empty, or a tag stands there twice. */
    private static Map<String, String> fields(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            if (at + HEADER > text.length() || !DIGITS.matcher(text.substring(at, at + HEADER)).matches()) {
                return null;
            }
            int end = at + HEADER + Integer.parseInt(text.substring(at + TAG, at + HEADER));
            if (end == at + HEADER || end > text.length()
                || fields.put(text.substring(at, at + TAG), text.substring(at + HEADER, end)) != null) {
                return null;
            }
            at = end;
        }
        return fields;
    }

    /** Whether its last field is the checksum of all before it. */
    private static boolean isSealed(Map<String, String> fields, String code) {
        int end = code.length() - CHECKSUM_DIGITS;
        return List.copyOf(fields.keySet()).get(fields.size() - 1).equals(CHECKSUM_HEADER.substring(0, TAG))
            && code.startsWith(CHECKSUM_HEADER, end - HEADER)
            && code.substring(end).equalsIgnoreCase(checksum(code.substring(0, end)));
    }

    /** CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, no reflection; four hexadecimal digits. */
    static String checksum(String text) {
        int crc = 0xFFFF;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            crc ^= (octet & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ 0x1021;
            }
        }
        return String.format(Locale.ROOT, "%04X", crc & 0xFFFF);
    }
}
