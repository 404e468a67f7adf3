package io.guardianpartner.orders.testing;

import java.util.Optional;

import io.guardianpartner.api.Caller;
import io.guardianpartner.test.TestIdentity;

/** The caller that a test names; its token is of the issuer that the service believes. */
public final class TestCaller {

    private volatile Caller current = Caller.anonymous();

    public void is(Caller caller) {
        current = caller;
    }

    public Caller current() {
        return current;
    }

    Optional<String> authorization() {
        return current.isAnonymous()
            ? Optional.empty()
            : Optional.of("Bearer " + TestIdentity.shared().tokenOf(current.id(), current.roles(), "orders"));
    }
}
