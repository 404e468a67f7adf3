package io.guardianpartner.routing.inbound;

import java.util.HashMap;

import io.guardianpartner.routing.sqs.ReceivedMessage;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The door: of what came with the message, the allow-listed attributes become headers and nothing else does. */
class Receive implements Processor {

    /** The exchange property with {@link System#nanoTime} at the door. */
    static final String SINCE = "guardianSince";

    private final Finish finish;

    Receive(Finish finish) {
        this.finish = finish;
    }

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(SINCE, System.nanoTime());
        var received = ReceivedMessage.from(exchange);
        exchange.setProperty(ReceivedMessage.PROPERTY, received);
        exchange.getExchangeExtension().addOnCompletion(finish);
        exchange.getMessage().setHeaders(new HashMap<>(received.attributes()));
    }
}
