package io.guardianpartner.message.evolution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.MessageEntry;
import io.guardianpartner.message.ServiceEntry;

/**
 * Compares a contract with the released one. Within a schema version a contract may add services, listeners, messages,
 * members that may be absent and values; whatever was promised stays. Consumers are deployed before producers, so wider
 * limits and more enum values are additions too.
 */
public final class ContractEvolution {

    private final List<String> breaks = new ArrayList<>();
    private final Contract released;
    private final Contract current;

    private ContractEvolution(Contract released, Contract current) {
        this.released = released;
        this.current = current;
    }

    /**
     * What would break, each in a line; empty if nothing does. With a higher schema version the current contract may say
     * what it likes; a lower one is a break of its own.
     */
    public static List<String> compare(Contract released, Contract current) {
        if (current.schemaVersion() < released.schemaVersion()) {
            return List.of("schemaVersion went back from " + released.schemaVersion() + " to "
                + current.schemaVersion());
        }
        if (current.schemaVersion() > released.schemaVersion()) {
            return List.of();
        }
        return new ContractEvolution(released, current).compare();
    }

    private List<String> compare() {
        released.services().values().forEach(this::compareService);
        released.messages().values().forEach(this::compareMessage);
        compareSchema("envelope", "Envelope", "Envelope");
        compareSchema("attributes", "Attributes", "Attributes");
        return List.copyOf(breaks);
    }

    private void compareService(ServiceEntry before) {
        var after = current.services().get(before.name());
        if (after == null) {
            breaks.add(before.name() + " is gone");
            return;
        }
        requireSame(before.name() + ".queue", before.queue(), after.queue());
        requireSame(before.name() + ".topic", before.topic(), after.topic());
        var unheard = new HashSet<>(before.listensTo());
        after.listensTo().forEach(unheard::remove);
        unheard.forEach(sender -> breaks.add(before.name() + " does not listen to " + sender + " any more"));
    }

    private void compareMessage(MessageEntry before) {
        var after = current.messages().get(before.type());
        if (after == null) {
            breaks.add(before.type() + " is gone");
            return;
        }
        requireSame(before.type() + ".sender", before.sender(), after.sender());
        requireSame(before.type() + ".target", before.target(), after.target());
        compareSchema(before.type(), before.schema(), after.schema());
    }

    private void requireSame(String what, String before, String after) {
        if (!before.equals(after)) {
            breaks.add(what + " was " + before + " and is " + after);
        }
    }

    private void compareSchema(String what, String before, String after) {
        new SchemaEvolution(what, breaks::add).compare(ResolvedSchema.of(released.document(), before),
            ResolvedSchema.of(current.document(), after), "");
    }
}
