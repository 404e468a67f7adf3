package io.guardianpartner.test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Headers and attributes by which an attacker would have Camel's components obey. A service behaves as if they were not there.
 */
public final class HostileHeaders {

    private static final String[] HEADERS = {"CamelHttpResponseCode", "418", "CamelHttpUri", "http://127.0.0.1:1/",
        "CamelHttpPath", "/elsewhere", "CamelHttpMethod", "DELETE", "CamelSqlQuery", "delete from product",
        "CamelJdbcParameters", "x", "CamelBeanMethodName", "toString", "CamelAwsDdbOperation", "DeleteTable",
        "CamelAwsSqsReceiptHandle", "x", "camelExecCommandExecutable", "id", "guardianCaller", "admin",
        "X-Forwarded-User", "admin"};
    /** A message has at most ten attributes. */
    private static final Map<String, String> ATTRIBUTES = Map.of("CamelSqlQuery", "delete from product",
        "CamelBeanMethodName", "toString", "CamelAwsDdbOperation", "DeleteTable");

    private HostileHeaders() {}

    /** Names and values in turn: these, and the hostile ones. Of the first, an empty value stands for none. */
    public static String[] with(String[] first, String... others) {
        return Stream.of(first[1].isEmpty() ? new String[0] : first, others, HEADERS).flatMap(Arrays::stream)
            .toArray(String[]::new);
    }

    /** A message's attributes and the hostile ones, but its trace, for there is room for ten. */
    public static Map<String, String> among(Map<String, String> attributes) {
        Map<String, String> all = new HashMap<>(attributes);
        all.remove("traceparent");
        all.putAll(ATTRIBUTES);
        return all;
    }
}
