package io.guardianpartner.orders.placing;

import java.io.IOException;

import io.guardianpartner.routing.identity.ServiceTokens;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.stereotype.Component;

/** Shows a callee who calls. A callee without a token for it counts as away. */
@Component("calleeTokens")
class CalleeTokens {

    private static final String AUTHORIZATION = "Authorization";
    private static final String SCHEME = "Bearer ";

    private final ServiceTokens tokens;

    CalleeTokens(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    public void show(Exchange exchange, String callee) throws IOException {
        exchange.getMessage().setHeader(AUTHORIZATION, SCHEME + tokens.tokenFor(callee));
    }

    /** The token goes no further; one that the callee did not believe is not shown again. */
    public void answered(Exchange exchange, String callee) {
        Message answer = exchange.getMessage();
        String shown = (String) answer.removeHeader(AUTHORIZATION);
        boolean isRefused = answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class) == 401;
        if (isRefused && shown != null) {
            tokens.refused(callee, shown.substring(SCHEME.length()));
        }
    }
}
