package io.guardianpartner.support.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * The service's data source as routes see it: its connections are those of the transaction that is under way. Camel asks
 * before each execution how many parameters the statement has, and the driver asks the database, which doubles the round
 * trips; here it is asked once for each SQL text.
 */
class RouteDataSource extends TransactionAwareDataSourceProxy {

    /** Texts come from resources and are few; one that builds them by the thousand shall not fill the memory. */
    private static final int KNOWN_AT_MOST = 1000;

    private final Map<String, Integer> parameters = new ConcurrentHashMap<>();

    RouteDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        return proxy(Connection.class, (proxy, method, arguments) -> {
            var result = call(method, connection, arguments);
            return result instanceof PreparedStatement statement && arguments[0] instanceof String sql
                ? counted(statement, sql)
                : result;
        });
    }

    private PreparedStatement counted(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            var known = parameters.get(sql);
            if (!method.getName().equals("getParameterMetaData")) {
                return call(method, statement, arguments);
            }
            return known == null ? askedNow(statement, sql) : known(statement, known);
        });
    }

    private ParameterMetaData askedNow(PreparedStatement statement, String sql) throws SQLException {
        var answer = statement.getParameterMetaData();
        if (parameters.size() < KNOWN_AT_MOST) {
            parameters.put(sql, answer.getParameterCount());
        }
        return answer;
    }

    /** Leaves further questions about the parameters to the database. */
    private static ParameterMetaData known(PreparedStatement statement, int count) {
        return proxy(ParameterMetaData.class, (proxy, method, arguments) -> method.getName().equals("getParameterCount")
            ? count
            : call(method, statement.getParameterMetaData(), arguments));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, handler));
    }

    private static Object call(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
