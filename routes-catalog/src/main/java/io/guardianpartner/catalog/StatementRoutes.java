package io.guardianpartner.catalog;

import io.guardianpartner.routing.Jdbc;
import org.apache.camel.Expression;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.jdbc.JdbcConstants;
import org.apache.camel.model.ProcessorDefinition;

/**
 * Routes that each run one SQL statement in the transaction of their caller. They are called by {@code toV}, so that the
 * caller's body stays and the rows come back in a variable.
 */
public abstract class StatementRoutes extends RouteBuilder {

    /**
     * {@code direct:<name>} runs {@code sql/<name>.sql}, whose parameters, values by name, are its body; its failure is
     * the caller's to handle.
     *
     * @return the route, whose body is now the list of rows
     */
    protected ProcessorDefinition<?> statement(String name) {
        return statement(name, body());
    }

    /**
     * As {@link #statement(String)}, for a body of which a method of a bean makes the parameters.
     *
     * @return the route, whose body is now the list of rows
     */
    protected ProcessorDefinition<?> statement(String name, String bean, String method) {
        return statement(name, method(bean, method));
    }

    private ProcessorDefinition<?> statement(String name, Expression parameters) {
        return from("direct:" + name).routeId("catalog.out." + name)
            .setHeader(JdbcConstants.JDBC_PARAMETERS, parameters).id(name + "-parameters")
            .setBody(constant("resource:classpath:sql/" + name + ".sql")).id(name + "-sql")
            .to(Jdbc.ENDPOINT).id(name);
    }
}
