package io.guardianpartner.operations.aws;

import java.util.LinkedHashMap;
import java.util.Map;

import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Message attributes of data type String, as SQS and SNS want them. */
public final class StringAttributes {

    private StringAttributes() {}

    public static Map<String, MessageAttributeValue> forSqs(Map<String, String> values) {
        var attributes = new LinkedHashMap<String, MessageAttributeValue>();
        values.forEach((name, value) -> attributes.put(name,
            MessageAttributeValue.builder().dataType("String").stringValue(value).build()));
        return attributes;
    }

    public static Map<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue> forSns(
        Map<String, String> values) {
        var attributes = new LinkedHashMap<String, software.amazon.awssdk.services.sns.model.MessageAttributeValue>();
        values.forEach((name, value) -> attributes.put(name,
            software.amazon.awssdk.services.sns.model.MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build()));
        return attributes;
    }
}
