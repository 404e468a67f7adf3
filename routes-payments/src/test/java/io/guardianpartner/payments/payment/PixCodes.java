package io.guardianpartner.payments.payment;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Copia-e-cola texts as Mercado Pago makes them, in which one field may be another. */
public final class PixCodes {

    private static final String ACCOUNT = field("00", "br.gov.bcb.pix")
        + field("01", "b76aa9c2-2ec4-4110-954e-ebfe34f05b61");

    private PixCodes() {}

    /** A right one. */
    public static String of(String amount) {
        return sealed(fields(amount));
    }

    /**
     * One that is right but for a field, with the checksum of what it says.
     *
     * @param value null for none
     */
    public static String with(String amount, String tag, String value) {
        Map<String, String> fields = fields(amount);
        fields.put(tag, value);
        return sealed(fields);
    }

    static String field(String tag, String value) {
        return tag + String.format(Locale.ROOT, "%02d", value.length()) + value;
    }

    static String sealed(String fields) {
        return fields + "6304" + BrCode.checksum(fields + "6304");
    }

    private static String sealed(Map<String, String> fields) {
        StringBuilder code = new StringBuilder();
        fields.forEach((tag, value) -> code.append(value == null ? "" : field(tag, value)));
        return sealed(code.toString());
    }

    private static Map<String, String> fields(String amount) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("00", "01");
        fields.put("01", "12");
        fields.put("26", ACCOUNT);
        fields.put("52", "0000");
        fields.put("53", "986");
        fields.put("54", amount);
        fields.put("58", "BR");
        fields.put("59", "RESTAURANTE GUARDIAN");
        fields.put("60", "SAO PAULO");
        fields.put("62", field("05", "mpqrinter21071815560"));
        return fields;
    }
}
