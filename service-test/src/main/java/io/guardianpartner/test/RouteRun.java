package io.guardianpartner.test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.FluentProducerTemplate;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.beans.factory.ObjectProvider;

/** Runs a route of a {@link RouteTest} and tells which steps were taken: their ids, in order. */
public final class RouteRun implements InterceptStrategy {

    private final ObjectProvider<CamelContext> camel;
    private final PretendedTransactions transactions;
    private final List<String> steps = new CopyOnWriteArrayList<>();

    RouteRun(ObjectProvider<CamelContext> camel, PretendedTransactions transactions) {
        this.camel = camel;
        this.transactions = transactions;
    }

    /**
     * Sends a message into a route and waits for its end.
     *
     * @param endpoint where the route begins, {@code direct:reserve}
     *
     * @return the exchange at its end; what the route failed with is its exception
     */
    public Exchange send(String endpoint, Object body) {
        return send(endpoint, body, Map.of());
    }

    /** As {@link #send(String, Object)}, with headers. */
    public Exchange send(String endpoint, Object body, Map<String, Object> headers) {
        return send(endpoint, body, headers, exchange -> {});
    }

    /** As {@link #send(String, Object)}, with headers and what else the exchange brings along: its caller, or variables of an earlier route. */
    public Exchange send(String endpoint, Object body, Map<String, Object> headers, Consumer<Exchange> bringing) {
        steps.clear();
        transactions.ends().clear();
        try (FluentProducerTemplate template = camel.getObject().createFluentProducerTemplate()) {
            return template.to(endpoint).withExchange(() -> {
                Exchange exchange = camel.getObject().getEndpoint(endpoint).createExchange(ExchangePattern.InOut);
                exchange.getMessage().setBody(body);
                headers.forEach(exchange.getMessage()::setHeader);
                bringing.accept(exchange);
                return exchange;
            }).send();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The ids of the steps that the last message has taken. */
    public List<String> steps() {
        return List.copyOf(steps);
    }

    /** The ends of the last message's transactions, in order: {@code committed} or {@code rolled back}. */
    public List<String> transactions() {
        return List.copyOf(transactions.ends());
    }

    /** The mock in front of an endpoint. */
    public MockEndpoint mock(String endpoint) {
        String name = endpoint.contains("?") ? endpoint.substring(0, endpoint.indexOf('?')) : endpoint;
        return camel.getObject().getEndpoint("mock:" + name, MockEndpoint.class);
    }

    /** Lets an endpoint answer with this body, until it is told otherwise. */
    public void answers(String endpoint, Object body) {
        mock(endpoint).whenAnyExchangeReceived(exchange -> exchange.getMessage().setBody(body));
    }

    @Override
    public Processor wrapProcessorInInterceptors(CamelContext context, NamedNode definition, Processor target,
        Processor nextTarget) {
        return new DelegateAsyncProcessor(target) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                steps.add(definition.getId());
                return super.process(exchange, callback);
            }
        };
    }
}
