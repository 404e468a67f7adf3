package io.guardianpartner.orders.testing;

import java.util.Optional;

import io.guardianpartner.routing.rest.Caller;
import io.guardianpartner.routing.test.TestIdentity;

/** Who calls, as the test says; they show a token of the issuer that the service believes. */
public final class TestCaller {

    private volatile Caller current = Caller.anonymous();

    public void is(Caller caller) {
        current = caller;
    }

    Optional<String> authorization() {
        return current.isAnonymous()
            ? Optional.empty()
            : Optional.of("Bearer " + TestIdentity.shared().tokenOf(current, "orders"));
    }
}
