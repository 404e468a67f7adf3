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
 * Sends the requests of a publication into their route, some side by side, and waits for all of them. The caller's thread takes part, and
 * no publication waits for another one's threads. As soon as a request is answered the next one goes. Threads end when there is nothing to
 * do, and with the context. A
 * {@code split().parallelProcessing()} begins one request from the thread of the one before: measured, the relay was slower by a third.
 */
final class ParallelRequests implements Processor {

    private final Endpoint route;
    private final ProducerTemplate template;
    private final ExecutorService threads;
    private final int atATime;
    private final Clock clock;

    /** @param atATime maximum requests of a publication under way, one of them in the caller's thread */
    ParallelRequests(CamelContext camel, String route, int atATime, Clock clock) {
        this.route = camel.getEndpoint(route);
        this.template = camel.createProducerTemplate();
        this.threads = camel.getExecutorServiceManager().newCachedThreadPool(this, "outbox-publish");
        this.atATime = atATime;
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) throws ExecutionException {
        Publication publication = exchange.getMessage().getBody(Publication.class);
        int lanes = Math.min(atATime, publication.size());
        List<Future<Exchange>> others = Stream.generate(() -> threads.submit(() -> sendAll(publication)))
            .limit(Math.max(0, lanes - 1)).toList();
        failAs(sendAll(publication), exchange);
        try {
            for (Future<Exchange> sent : others) {
                failAs(sent.get(), exchange);
            }
        } catch (InterruptedException e) {
            // What SNS has taken meanwhile is published once more.
            Thread.currentThread().interrupt();
            publication.isAway();
            others.forEach(other -> other.cancel(true));
        }
    }

    /** @return the exchange that has failed, after which the rest is left untried; null if none has */
    private Exchange sendAll(Publication publication) {
        for (OutboxRequest request = publication.next(clock.instant()); request != null; request = publication
            .next(clock.instant())) {
            Exchange sent = send(request);
            if (sent.getException() != null) {
                publication.isAway();
                return sent;
            }
        }
        return null;
    }

    private Exchange send(OutboxRequest request) {
        return template.send(route, sent -> sent.getMessage().setBody(request));
    }

    private static void failAs(Exchange failed, Exchange exchange) {
        if (failed != null) {
            exchange.setException(failed.getException());
        }
    }
}
