package io.guardianpartner.payments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The network between the broker and the service: takes each notification, and keeps it until a test lets it go on, if ever. */
final class HeldWebhooks implements AutoCloseable {

    /**
     * A notification on its way.
     *
     * @param query with the id of the broker's payment that it is about
     */
    record Held(String query, String signature, String requestId, String body) {

        boolean isAbout(String brokersId) {
            return query.contains("data.id=" + brokersId + "&");
        }

        /** @return the status with which the service answers */
        int sendTo(PaymentsClient api) {
            return send(api, signature);
        }

        /** As somebody sends it who does not know the secret. */
        int sendForgedTo(PaymentsClient api) {
            int digit = signature.indexOf("v1=") + 3;
            return send(api, signature.substring(0, digit) + (signature.charAt(digit) == '0' ? '1' : '0')
                + signature.substring(digit + 1));
        }

        private int send(PaymentsClient api, String signed) {
            return api.call("POST", "/v1/webhooks/mercadopago?" + query, body, "x-signature", signed, "x-request-id",
                requestId).status();
        }
    }

    private final List<Held> held = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    HeldWebhooks() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "held-webhooks");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::hold);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    List<Held> about(String brokersId) {
        return held.stream().filter(one -> one.isAbout(brokersId)).toList();
    }

    /** Lets all go that are about a payment, in another order than they came. */
    List<Held> takeNewestFirst(String brokersId) {
        List<Held> taken = new ArrayList<>(about(brokersId));
        held.removeAll(taken);
        Collections.reverse(taken);
        return taken;
    }

    private void hold(HttpExchange exchange) throws IOException {
        try (exchange) {
            held.add(new Held(exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders().getFirst("X-Signature"),
                exchange.getRequestHeaders().getFirst("X-Request-Id"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
