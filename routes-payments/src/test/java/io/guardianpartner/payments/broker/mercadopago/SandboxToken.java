package io.guardianpartner.payments.broker.mercadopago;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;

import io.guardianpartner.local.mercadopago.SimulatorOptions;

/** Picks the access token of Mercado Pago's sandbox out of an environment. */
final class SandboxToken {

    static final String VARIABLE = "MERCADOPAGO_ACCESS_TOKEN";

    private SandboxToken() {}

    /**
     * Skips the test unless there is a test token. No message shows a token.
     *
     * @throws IllegalStateException for one that moves real money
     */
    static String of(Map<String, String> environment) {
        String token = environment.getOrDefault(VARIABLE, "").strip();
        assumeTrue(!token.isEmpty(), VARIABLE + " is not set: there is no sandbox to try the contract at");
        if (token.startsWith("APP_USR-")) {
            throw new IllegalStateException(
                VARIABLE + " begins with APP_USR-, so its money may be real. Tests never use it: "
                    + "unset it, or set a test token, which begins with TEST-");
        }
        assumeTrue(token.startsWith("TEST-") && !token.equals(SimulatorOptions.LOCAL_ACCESS_TOKEN),
            VARIABLE + " is no test token of Mercado Pago's: theirs begin with TEST-, and the simulator's is not one");
        return token;
    }
}
