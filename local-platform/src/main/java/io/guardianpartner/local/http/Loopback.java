package io.guardianpartner.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;

/** The one interface that everything here listens on: 127.0.0.1. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

    private static final FreePorts FREE = new FreePorts();

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
     * A port that is free now, for servers that cannot look for one themselves. No other process that asks here is given it; any
     * other program may be faster. In this process each is given out once before any is again.
     *
     * @throws IllegalStateException if there is none
     */
    public static int freePort() {
        return FREE.next();
    }

    static boolean isFree(int port) {
        try {
            requireFree("any part", port);
            return true;
        } catch (PortTakenException e) {
            return false;
        }
    }
}
