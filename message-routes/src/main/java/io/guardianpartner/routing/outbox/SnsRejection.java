package io.guardianpartner.routing.outbox;

import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.SnsException;

/**
 * Tells a message that SNS will never take from everything else that can go wrong. In doubt it is the latter: to try again
 * costs little, and a topic or permission that is missing says nothing about the message.
 */
final class SnsRejection {

    private SnsRejection() {}

    static boolean isForGood(BatchResultErrorEntry entry) {
        return Boolean.TRUE.equals(entry.senderFault()) && namesTheMessage(entry.code(), entry.message());
    }

    static boolean concernTheMessage(SnsException e) {
        String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
        return e.statusCode() == 400 && namesTheMessage(code, e.getMessage());
    }

    private static boolean namesTheMessage(String code, String detail) {
        return code != null
            && (code.startsWith("InvalidParameter") || code.startsWith("ParameterValueInvalid")
                || code.startsWith("InvalidMessage") || code.startsWith("BatchRequestTooLong"))
            && (detail == null || !detail.contains("TopicArn"));
    }
}
