package io.guardianpartner.acceptance.conformance;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Message;
import io.guardianpartner.routing.inbound.InboundMessage;

/** Records what the subject's handlers have done. */
interface Ledger {

    /**
     * One more effect on an order, and what it has others told.
     *
     * @param level
     *            the state that the message speaks of; an effect whose level isn't above all before it comes too late.
     *            Null has no such rule
     */
    record Effect(UUID order, InboundMessage cause, Integer level, List<Message> tells) {}

    /**
     * The result of an effect; a message that was handled before is no business of a store that has a transaction around it.
     */
    enum Result {
        APPLIED, HANDLED_BEFORE, TOO_LATE
    }

    /** Something to do when all is written and nothing is committed. */
    interface BeforeCommit {
        void run() throws Exception;
    }

    Result apply(Effect effect, BeforeCommit beforeCommit) throws Exception;

    /** How many effects the order has had. */
    int effects(UUID order);

    /** Stores a message as a pod does that dies before it tells its relay. */
    void leave(Message message);

    /** How many messages wait to be published, for all orders. */
    int waiting();

    /** Makes every record that a message was handled too old to be kept. */
    void ageRecords();

    /** How many such records there are. */
    int records();
}
