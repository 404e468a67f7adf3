package io.guardianpartner.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** The one interface that everything here listens on: 127.0.0.1. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    /** Below what systems give to outgoing connections (Linux from 32768 on), so that none takes a port meanwhile. */
    private static final int FIRST = 10_000;
    private static final int PROCESSES = 220;
    private static final int PORTS_OF_A_PROCESS = 100;

    /** Processes that look at the same time begin at different ones. */
    private static final AtomicInteger NEXT = new AtomicInteger(
        (int) (ProcessHandle.current().pid() % PROCESSES) * PORTS_OF_A_PROCESS);

    private Loopback() {}

    /** The address of an HTTP server on a port. */
    public static URI uri(int port) {
        return URI.create("http://" + HOST + ":" + port);
    }

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
        if (port == 0) {
            return;
        }
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(socket(port));
        } catch (BindException e) {
            throw new PortTakenException(part, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A port that is free now, for servers that cannot look for one themselves. Somebody may be faster: be ready to take
     * another one. In this process each is given out once before any is again.
     *
     * @throws IllegalStateException if there is none
     */
    public static int freePort() {
        for (int tries = 0; tries < PROCESSES * PORTS_OF_A_PROCESS; tries++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), PROCESSES * PORTS_OF_A_PROCESS);
            try {
                requireFree("any part", port);
                return port;
            } catch (PortTakenException e) {
                // The next one may be free.
            }
        }
        throw new IllegalStateException("No port is free on " + HOST);
    }
}
