package io.guardianpartner.orders.testing;

import io.guardianpartner.routing.rest.Caller;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Scope;

/** Who calls, as the test says. */
@TestConfiguration
public class TestCaller {

    private volatile Caller current = Caller.anonymous();

    public void is(Caller caller) {
        current = caller;
    }

    @Bean
    @Scope("prototype")
    Caller caller() {
        return current;
    }
}
