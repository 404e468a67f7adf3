package io.guardianpartner.payments.store;

/**
 * A notification of the payment broker whose signature is right, as it is kept.
 *
 * @param signature what is signed and by which digest, always written alike: of two that are equal one is a replay
 * @param requestId a part of what is signed; null if it came without
 * @param dataId what it is about, a part of what is signed; null if it came without
 * @param topic {@code payment}, or what does not concern us; null if it came without
 * @param notificationId null if it tells none
 * @param body JSON, of the needed members of the body; null if it is no JSON object
 * @param bodyHash SHA-256 of the whole body, hex
 * @param bodyBytes its size
 */
public record Notification(String signature, String requestId, String dataId, String topic, String notificationId,
    String body, String bodyHash, int bodyBytes) {}
