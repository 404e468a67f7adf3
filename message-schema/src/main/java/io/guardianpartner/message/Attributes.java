package io.guardianpartner.message;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names of the message attributes that travel beside a body, all of data type String. */
public final class Attributes {

    public static final String SENDER = "sender";
    public static final String TARGET = "target";
    public static final String TYPE = "type";
    public static final String MESSAGE_ID = "messageId";
    public static final String CORRELATION_ID = "correlationId";
    public static final String SCHEMA_VERSION = "schemaVersion";
    /** W3C Trace Context; absent when nothing is traced. */
    public static final String TRACEPARENT = "traceparent";

    /** Why a message was parked (JSON). Written on its way to a dead-letter queue, never sent to a topic. */
    public static final String FAILURE = "failure";

    /** The attributes that a receiver takes from outside; it drops every other one. */
    public static final Set<String> ALLOWED = Collections.unmodifiableSet(new LinkedHashSet<>(
        List.of(SENDER, TARGET, TYPE, MESSAGE_ID, CORRELATION_ID, SCHEMA_VERSION, TRACEPARENT)));

    /** SQS refuses a message with more, and SNS drops a raw delivery with more. */
    public static final int LIMIT = 10;

    private Attributes() {}
}
