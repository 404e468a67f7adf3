package io.guardianpartner.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The one interface that everything here listens on: 127.0.0.1. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    private Loopback() {}

    /** A port on the loopback interface; 0 means any free one. */
    public static InetSocketAddress socket(int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[]{127, 0, 0, 1}), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes sure that a part can have its port, for servers that say it badly themselves if not.
     *
     * @param port the wanted port; 0, any free one, can always be had
     *
     * @throws PortTakenException if somebody listens there
     */
    public static void requireFree(String part, int port) {
        if (port != 0) {
            probe(part, port);
        }
    }

    /**
     * A port that is free now, for servers that cannot look for one themselves. Somebody may be faster: be ready to take
     * another one. In this process it is given out once.
     */
    public static int freePort() {
        int port = probe("any part", 0);
        return GIVEN_OUT.add(port) ? port : freePort();
    }

    private static int probe(String part, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(socket(port));
            return probe.getLocalPort();
        } catch (BindException e) {
            throw new PortTakenException(part, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
