package io.guardianpartner.routing.inbound;

import java.util.HashMap;

import io.guardianpartner.routing.delivery.Delivery;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The filter of attributes: of what came with the message, the allow-listed attributes become headers and nothing else does. */
class ReadAttributes implements Processor {

    private final Finish finish;

    ReadAttributes(Finish finish) {
        this.finish = finish;
    }

    @Override
    public void process(Exchange exchange) {
        var received = Delivery.begin(exchange).received();
        exchange.getExchangeExtension().addOnCompletion(finish);
        exchange.getMessage().setHeaders(new HashMap<>(received.attributes()));
    }
}
