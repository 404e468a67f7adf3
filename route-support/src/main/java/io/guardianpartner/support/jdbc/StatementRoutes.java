package io.guardianpartner.support.jdbc;

import java.util.function.Function;

import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.model.ProcessorDefinition;

/**
 * Routes that each run one SQL statement in the transaction of their caller. They are called by {@code toV}, so that the
 * caller's body and headers stay and the rows come back in a variable. Their failures are the caller's to handle.
 */
public abstract class StatementRoutes extends RouteBuilder {

    private final String service;

    /** @param service the first part of the routes' ids */
    protected StatementRoutes(String service) {
        this.service = service;
    }

    /**
     * {@code direct:<name>}, route {@code <service>.out.<name>}, runs {@code sql/<name>.sql}, whose parameters, values by
     * name, are its body.
     *
     * @return the route, whose body is now the list of rows
     */
    protected ProcessorDefinition<?> statement(String name) {
        return statement(name, body());
    }

    /**
     * As {@link #statement(String)}, with parameters that are made of the exchange.
     *
     * @return the route, whose body is now the list of rows
     */
    protected ProcessorDefinition<?> statement(String name, Function<Exchange, Object> parameters) {
        return run(name, begin(name).setHeader(JdbcConstants.JDBC_PARAMETERS).exchange(parameters));
    }

    /**
     * As {@link #statement(String)}, with parameters that an expression makes.
     *
     * @return the route, whose body is now the list of rows
     */
    protected ProcessorDefinition<?> statement(String name, Expression parameters) {
        return run(name, begin(name).setHeader(JdbcConstants.JDBC_PARAMETERS, parameters));
    }

    private ProcessorDefinition<?> begin(String name) {
        return from("direct:" + name).routeId(service + ".out." + name);
    }

    private ProcessorDefinition<?> run(String name, ProcessorDefinition<?> route) {
        return route.id(name + "-parameters")
            .setBody(constant("resource:classpath:sql/" + name + ".sql")).id(name + "-sql")
            .to(Jdbc.ENDPOINT).id(name);
    }
}
