package io.guardianpartner.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** The one interface that everything here listens on: 127.0.0.1. */
public final class Loopback {

    public static final String HOST = "127.0.0.1";

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
     * Makes sure that a part can have its port, for servers that tell it badly themselves.
     *
     * @param port the wanted port, 0 for any
     *
     * @return that port, or a free one
     *
     * @throws PortTakenException if somebody listens there
     */
    public static int claim(String part, int port) {
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
