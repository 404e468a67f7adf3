package io.guardianpartner.message;

import java.util.List;

/**
 * A service in the contract; queue and topic are logical names, to which an environment puts its own before.
 *
 * @param name
 *            as it stands in the envelope
 * @param queue
 *            where it reads
 * @param topic
 *            where it writes
 * @param listensTo
 *            the services to whose topics its queue is subscribed
 */
public record ServiceEntry(String name, String queue, String topic, List<String> listensTo) {

    public ServiceEntry {
        listensTo = List.copyOf(listensTo);
    }
}
