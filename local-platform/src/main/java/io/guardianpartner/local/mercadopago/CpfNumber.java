package io.guardianpartner.local.mercadopago;

/** The check digits of a Brazilian taxpayer number. */
final class CpfNumber {

    private CpfNumber() {}

    /** Whether the text is eleven digits, not all the same, of which the last two are the check digits of the others. */
    static boolean isValid(String cpf) {
        return cpf.matches("[0-9]{11}") && !cpf.matches("(.)\\1{10}") && check(cpf, 9) && check(cpf, 10);
    }

    private static boolean check(String cpf, int position) {
        int sum = 0;
        for (int i = 0; i < position; i++) {
            sum += Character.digit(cpf.charAt(i), 10) * (position + 1 - i);
        }
        return sum * 10 % 11 % 10 == Character.digit(cpf.charAt(position), 10);
    }
}
