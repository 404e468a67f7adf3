package io.guardianpartner.message;

import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The examples that stand in the contract, one for each message. */
public final class Examples {

    private Examples() {}

    /** The types of all messages. */
    public static Stream<String> types() {
        return Contract.load().messages().keySet().stream();
    }

    /** A body of this type, free to be changed. */
    public static ObjectNode body(String type) {
        return ContractVariant.at(Contract.load().document(),
            "/components/messages/" + type + "/examples/0/payload");
    }

    /** A payload of this type, free to be changed. */
    public static ObjectNode payload(String type) {
        return ContractVariant.at(body(type), "/payload");
    }

    /** What a receiver makes of the body. */
    public static Envelope envelope(ObjectNode body) {
        return Contract.load().read(body.toString());
    }
}
