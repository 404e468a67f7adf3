package io.guardianpartner.local.supervisor;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

import io.guardianpartner.local.LocalCloud;
import io.guardianpartner.local.identity.LocalIdentity;

/** The environment variables of the authenticator: the same names as in AWS, this machine's values. */
final class FunctionVariables {

    private static final int PEPPER_BYTES = 32;

    private FunctionVariables() {}

    /** @param functions what every function has */
    static Map<String, String> of(Map<String, String> functions, LocalCloud cloud, LocalIdentity identity) {
        Map<String, String> variables = new LinkedHashMap<>(cloud.clientVariables());
        variables.putAll(functions);
        variables.put("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", identity.uri().toString());
        variables.put("GUARDIAN_AUTH_USER_POOL_ID", identity.poolId());
        variables.put("GUARDIAN_AUTH_CLIENT_ID", identity.peopleClient().id());
        variables.put("GUARDIAN_AUTH_CLIENT_SECRET", identity.peopleClient().secret());
        variables.put("GUARDIAN_AUTH_TABLE", cloud.environment().name() + "-auth");
        variables.put("GUARDIAN_AUTH_CPF_PEPPER", pepper());
        // The stand-ins answer faster than Cognito.
        variables.put("GUARDIAN_AUTH_ANSWER_STEP_MILLIS", "300");
        // Everybody here comes from one address.
        variables.put("GUARDIAN_AUTH_ATTEMPTS_PER_ADDRESS", "100000");
        variables.put("GUARDIAN_AUTH_TOKENS_PER_ADDRESS", "100000");
        return variables;
    }

    private static String pepper() {
        byte[] bytes = new byte[PEPPER_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
