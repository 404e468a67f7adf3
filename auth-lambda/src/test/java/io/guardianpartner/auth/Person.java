package io.guardianpartner.auth;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody made up. */
record Person(String name, String email, String cpf, String password) {

    static Person any() {
        return new Person("Ana Souza " + UUID.randomUUID(), "ana-" + UUID.randomUUID() + "@example.com", anyCpf(),
            "correct horse " + UUID.randomUUID());
    }

    Person withName(String other) {
        return new Person(other, email, cpf, password);
    }

    Person withCpf(String other) {
        return new Person(name, email, other, password);
    }

    Person withEmail(String other) {
        return new Person(name, other, cpf, password);
    }

    Map<String, String> form() {
        return new HashMap<>(Map.of("name", name, "email", email, "cpf", cpf, "password", password));
    }

    static String anyCpf() {
        String digits = String.format(Locale.ROOT, "%09d", ThreadLocalRandom.current().nextInt(1, 999_999_999));
        digits += check(digits);
        return digits + check(digits);
    }

    private static int check(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (digits.length() + 1 - i);
        }
        return sum * 10 % 11 % 10;
    }
}
