package io.guardianpartner.benchmarks.guardian;

import java.util.List;
import java.util.Map;

import io.guardianpartner.benchmarks.SampleMessages;
import io.guardianpartner.benchmarks.client.Meter;
import io.guardianpartner.benchmarks.client.Publishing;
import io.guardianpartner.message.Message;

/** The relay: from rows that one commit has left in the outbox to the topic, each of them marked. */
public final class OutboxRelay extends Publishing {

    private final SendingService service = SendingService.start();
    private List<Message> messages;

    @Override
    protected void prepare(int count) {
        service.clearOutbox();
        messages = SampleMessages.of(count);
    }

    @Override
    protected void publish() {
        service.store(messages, Meter::begin);
    }

    @Override
    protected Map<String, Double> finish() throws InterruptedException {
        var tries = 200;
        while (service.waiting() > 0 && tries-- > 0) {
            Thread.sleep(10);
        }
        return Map.of("unmarked", (double) service.waiting());
    }

    @Override
    public void close() {
        service.close();
    }
}
