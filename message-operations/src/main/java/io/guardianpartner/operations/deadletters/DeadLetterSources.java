package io.guardianpartner.operations.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.guardianpartner.message.Contract;
import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.message.topology.Topology;
import io.guardianpartner.operations.OperationException;

/** The dead-letter queues of an environment, by service or by name. */
public final class DeadLetterSources {

    private final String environment;
    private final List<DeadLetterSource> queues = new ArrayList<>();
    private final Contract contract;

    public DeadLetterSources(Contract contract, String environment) {
        this.contract = contract;
        this.environment = environment;
        contract.services().values().forEach(this::add);
    }

    private void add(ServiceEntry service) {
        var input = Topology.physicalName(environment, service.queue());
        queues
            .add(new DeadLetterSource(physical(Topology.deadLettersOf(service.queue())), service.name(), input, false));
        for (var sender : service.listensTo()) {
            var topic = contract.services().get(sender).topic();
            queues.add(new DeadLetterSource(physical(Topology.undeliveredTo(service.queue(), topic)), service.name(),
                input, true));
        }
    }

    private String physical(String logicalName) {
        return Topology.physicalName(environment, logicalName);
    }

    /** The queues of all services; with {@code undelivered} also those of their subscriptions. */
    public List<DeadLetterSource> all(boolean undelivered) {
        return choose(queue -> undelivered || !queue.undelivered());
    }

    /**
     * The queues of one service.
     *
     * @throws OperationException
     *             if the contract has no such service
     */
    public List<DeadLetterSource> of(String service, boolean undelivered) {
        if (!contract.services().containsKey(service)) {
            throw new OperationException("The contract has no service " + service + "; it has "
                + String.join(", ", contract.services().keySet()));
        }
        return choose(queue -> queue.service().equals(service) && (undelivered || !queue.undelivered()));
    }

    /**
     * One by its logical or physical name, or by the name of the queue whose dead letters they are.
     *
     * @throws OperationException
     *             if the contract has no such queue
     */
    public DeadLetterSource named(String name) {
        var names = List.of(name, environment + "-" + name, name + Topology.deadLettersOf(""),
            environment + "-" + Topology.deadLettersOf(name));
        return queues.stream().filter(queue -> names.contains(queue.name())).findFirst()
            .orElseThrow(() -> new OperationException("The contract has no dead-letter queue " + name + "; it has "
                + queues.stream().map(DeadLetterSource::name).collect(Collectors.joining(", "))));
    }

    private List<DeadLetterSource> choose(Predicate<DeadLetterSource> wanted) {
        return queues.stream().filter(wanted).toList();
    }
}
