package io.guardianpartner.auth.identifier;

import java.util.regex.Pattern;

import io.guardianpartner.auth.http.Problem;

/**
 * A Brazilian taxpayer number with right check digits. It identifies, it proves nothing, and it is never shown.
 *
 * @param digits eleven digits
 */
public record Cpf(String digits) {

    private static final Pattern WRITTEN = Pattern
        .compile("\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}");
    private static final Pattern ALL_THE_SAME = Pattern.compile("(\\d)\\1{10}");

    /**
     * Reads one, with or without the usual dots and dash.
     *
     * @throws Problem 422 if it is none
     */
    public static Cpf of(String text) {
        String digits = text.strip().replaceAll("[.-]", "");
        if (!WRITTEN.matcher(text.strip()).matches() || ALL_THE_SAME.matcher(digits).matches()
            || !check(digits, 9) || !check(digits, 10)) {
            throw Problem.unprocessable("That is no CPF: its check digits are not right.");
        }
        return new Cpf(digits);
    }

    private static boolean check(String digits, int position) {
        int sum = 0;
        for (int i = 0; i < position; i++) {
            sum += (digits.charAt(i) - '0') * (position + 1 - i);
        }
        return sum * 10 % 11 % 10 == digits.charAt(position) - '0';
    }

    @Override
    public String toString() {
        return "a CPF";
    }
}
