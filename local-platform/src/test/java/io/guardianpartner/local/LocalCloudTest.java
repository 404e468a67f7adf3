package io.guardianpartner.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

class LocalCloudTest {

    private static LocalCloud cloud;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.builder().dynamoDb(true).postgres(true).start();
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @Test
    void aMessageGoesFromATopicToTheQueueThatListens() {
        cloud.sns()
            .publish(request -> request.topicArn(cloud.topicArn("payments"))
                .message("{}")
                .messageAttributes(Map.of("sender", string("PAYMENTS_SERVICE"), "target", string("ORDERS_SERVICE"))));

        assertThat(cloud.sqs()
            .receiveMessage(request -> request.queueUrl(cloud.queueUrl("orders"))
                .messageAttributeNames("All")
                .waitTimeSeconds(2))
            .messages()).singleElement()
            .satisfies(message -> assertThat(message.messageAttributes()).containsKeys("sender", "target"));
    }

    @Test
    void everyServiceGetsADatabase() throws Exception {
        Map<String, String> variables = cloud.environmentOf("ORDERS_SERVICE");

        try (var connection = DriverManager.getConnection(variables.get("GUARDIAN_DATABASE_URL"),
            variables.get("GUARDIAN_DATABASE_USERNAME"), variables.get("GUARDIAN_DATABASE_PASSWORD"))) {
            assertThat(connection.getCatalog()).isEqualTo("orders");
        }
    }

    @Test
    void tablesCanBeListed() {
        assertThat(cloud.dynamoDb().listTables().tableNames()).isEmpty();
    }

    private static MessageAttributeValue string(String value) {
        return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
    }
}
