package io.guardianpartner.orders.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** DynamoDB whose answer to a write gets lost on demand, so that the SDK tries its own successful write again. */
@TestConfiguration
public class LossyDynamo implements BeanPostProcessor {

    private static final Map<String, Runnable> LOST = new ConcurrentHashMap<>();

    /** The next write of this order succeeds without anybody hearing of it; this happens before it is tried again. */
    public static void losesNextAnswerOf(String orderId, Runnable meanwhile) {
        LOST.put(orderId, meanwhile);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DynamoDbClient client)) {
            return bean;
        }
        return Proxy.newProxyInstance(DynamoDbClient.class.getClassLoader(), new Class<?>[]{DynamoDbClient.class},
            (proxy, method, arguments) -> {
                if (arguments != null && arguments.length == 1 && arguments[0] instanceof PutItemRequest put) {
                    loseAnswer(client, put);
                }
                try {
                    return method.invoke(client, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getCause();
                }
            });
    }

    private static void loseAnswer(DynamoDbClient client, PutItemRequest put) {
        Runnable meanwhile = LOST.remove(put.item().getOrDefault("orderId", AttributeValue.fromS("")).s());
        if (meanwhile != null) {
            client.putItem(put);
            meanwhile.run();
        }
    }
}
