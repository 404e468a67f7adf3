package io.guardianpartner.routing.outbox;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;

/**
 * Sends the requests of publications into their route and waits for them, some side by side in threads that all publications share: the
 * requests of one after those of the other, so that the earlier is done soon and the later fills what it leaves. A publication of one
 * request makes it in its caller's thread. Threads end when there is nothing to do, and with the context. A
 * {@code split().parallelProcessing()} begins one request from the thread of the one before: measured, the relay was slower by a third.
 */
final class ParallelRequests implements Processor {

    private final Endpoint route;
    private final ProducerTemplate template;
    private final ExecutorService threads;
    private final Clock clock;

    /** @param atATime maximum requests under way in those threads */
    ParallelRequests(CamelContext camel, String route, int atATime, Clock clock) {
        this.route = camel.getEndpoint(route);
        this.template = camel.createProducerTemplate();
        this.threads = camel.getExecutorServiceManager().newThreadPool(this, "outbox-publish", atATime, atATime);
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws ExecutionException {
        Publication publication = exchange.getMessage().getBody(Publication.class);
        if (publication.size() == 1) {
            failAs(sendNext(publication), exchange);
        } else {
            sendAll(publication, exchange);
        }
    }

    private void sendAll(Publication publication, Exchange exchange) throws ExecutionException {
        List<Future<Exchange>> requests = Stream.generate(() -> threads.submit(() -> sendNext(publication)))
            .limit(publication.size()).toList();
        try {
            for (Future<Exchange> request : requests) {
                failAs(request.get(), exchange);
            }
        } catch (InterruptedException e) {
            // What SNS has taken meanwhile is published once more.
            Thread.currentThread().interrupt();
            publication.isAway();
            requests.forEach(request -> request.cancel(true));
        }
    }

    /** @return the exchange that has failed, after which the rest is left untried; null if all is well or nothing is left to send */
    private Exchange sendNext(Publication publication) {
        OutboxRequest request = publication.next(clock.instant());
        if (request == null) {
            return null;
        }
        Exchange sent = template.send(route, exchange -> exchange.getMessage().setBody(request));
        if (sent.getException() == null) {
            return null;
        }
        publication.isAway();
        return sent;
    }

    private static void failAs(Exchange failed, Exchange exchange) {
        if (failed != null) {
            exchange.setException(failed.getException());
        }
    }
}
