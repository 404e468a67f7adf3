package io.guardianpartner.local.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP line to a server on this machine that is as long as one to AWS: what is sent after a silence arrives half a round trip later, in
 * either direction, and what follows it meanwhile arrives with it. Its bandwidth is unlimited, and it loses nothing.
 */
final class DelayLine implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final int target;
    private final long oneWayNanos;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

    /** @param target a port of this machine */
    DelayLine(int target, Duration roundTrip) {
        this.target = target;
        this.oneWayNanos = roundTrip.toNanos() / 2;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    /** The port at which it begins. */
    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        try {
            while (!server.isClosed()) {
                connect(opened(server.accept()));
            }
        } catch (IOException e) {
            close();
        }
    }

    /** While the server does not listen yet, whoever calls it is hung up on and may call again. */
    private void connect(Socket near) throws IOException {
        try {
            var far = opened(new Socket(InetAddress.getLoopbackAddress(), target));
            start(() -> carry(near, far));
            start(() -> carry(far, near));
        } catch (ConnectException e) {
            sockets.remove(near);
            near.close();
        }
    }

    private Socket opened(Socket socket) throws IOException {
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        return socket;
    }

    /** What has arrived while something was on its way has been on its way itself. */
    private void carry(Socket from, Socket to) {
        var chunk = new byte[CHUNK];
        try (from; to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                delay();
                out.write(chunk, 0, count);
                while (in.available() > 0) {
                    out.write(chunk, 0, in.read(chunk));
                }
            }
        } catch (IOException e) {
            // One end is closed: so is the line.
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void delay() {
        var until = System.nanoTime() + oneWayNanos;
        for (var left = oneWayNanos; left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void start(Runnable task) {
        var thread = new Thread(task, "delay-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
