package io.guardianpartner.local.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DelayLineTest {

    private static final Duration ROUND_TRIP = Duration.ofMillis(40);

    private ServerSocket echo;
    private CompletableFuture<Void> answering;
    private DelayLine line;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        answering = CompletableFuture.runAsync(this::answer);
        line = new DelayLine(echo.getLocalPort(), ROUND_TRIP);
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        echo.close();
    }

    @Test
    void aRequestAndItsAnswerTakeARoundTrip() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
            var begin = System.nanoTime();
            socket.getOutputStream().write(7);
            assertThat(socket.getInputStream().read()).isEqualTo(7);

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(ROUND_TRIP);
        }
    }

    @Test
    void whatIsSentArrivesAsItWas() throws IOException {
        var sent = new byte[1 << 20];
        new Random(5).nextBytes(sent);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
            var writing = CompletableFuture.runAsync(() -> {
                try {
                    socket.getOutputStream().write(sent);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(socket.getInputStream().readNBytes(sent.length)).isEqualTo(sent);
            writing.join();
        }
    }

    @Test
    void whenOneEndClosesSoDoesTheOther() throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
            socket.getOutputStream().write(7);
            socket.getInputStream().read();
            socket.shutdownOutput();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aServerThatIsNotThereYetCanBeCalledLater() throws IOException {
        var port = echo.getLocalPort();
        echo.close();
        // Who waits in accept keeps the port open until it has woken.
        answering.join();
        try (var early = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
            assertThat(early.getInputStream().read()).isEqualTo(-1);
        }

        echo = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(this::answer);

        try (var socket = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
            socket.getOutputStream().write(7);
            assertThat(socket.getInputStream().read()).isEqualTo(7);
        }
    }

    private void answer() {
        try (var socket = echo.accept()) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // The test has ended.
        }
    }
}
