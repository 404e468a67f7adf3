package io.guardianpartner.auth;

import java.time.Duration;
import java.util.Map;

import io.guardianpartner.auth.Client.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** Tests of the function on one backend: each makes its own people. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AuthTest {

    private static final Backend BACKEND = new Backend();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(BACKEND::close, "auth-backend"));
    }

    protected final Backend backend = BACKEND;
    protected final Client client = new Client(backend.variables());

    @AfterEach
    void setTheClockRight() {
        backend.later.set(Duration.ZERO);
    }

    protected Person confirmed(Person person) {
        return client.signUp(person, backend);
    }

    protected Answer signIn(Person person) {
        return client.post("sign-in", Map.of("identifier", person.email(), "password", person.password())).expect(200);
    }
}
