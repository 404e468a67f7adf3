package io.guardianpartner.support.jdbc;

import java.util.List;
import java.util.Map;

import org.apache.camel.Exchange;

/** Endpoint and property names of routes that use the service's PostgreSQL. */
public final class Jdbc {

    /**
     * Runs the SQL in the body, with headers as its parameters ({@code :?name}), inside the transaction that is under
     * way; outside of one each statement commits by itself.
     */
    public static final String ENDPOINT = "jdbc:txDataSource?resetAutoCommit=false&useHeadersAsParameters=true";

    /** The exchange property that is true when the last transacted block was rolled back without an exception. */
    public static final String ROLLED_BACK = "guardianRolledBack";

    /** The bean behind it: the service's data source, as seen from its transactions. */
    static final String DATA_SOURCE = "txDataSource";

    private Jdbc() {}

    /** The rows that a statement has answered with, by the names of their columns. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> rows(Exchange exchange) {
        return exchange.getMessage().getBody(List.class);
    }
}
