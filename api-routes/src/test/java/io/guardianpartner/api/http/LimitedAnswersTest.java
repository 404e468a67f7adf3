package io.guardianpartner.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpServer;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

class LimitedAnswersTest {

    private static final int LIMIT = 1024;

    @Test
    @Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
    void anAnswerThatNeverEndsIsGivenUp() throws Exception {
        CountDownLatch isGivenUp = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[LIMIT]);
                }
            } catch (IOException gone) {
                isGivenUp.countDown();
            }
        });
        server.start();

        try (CloseableHttpClient client = HttpClients.custom()
            .addExecInterceptorFirst("limit", new LimitedAnswers(LIMIT)).build()) {
            ClassicHttpResponse answer = client.executeOpen(
                new HttpHost("127.0.0.1", server.getAddress().getPort()), new HttpGet("/"), null);

            assertThatThrownBy(() -> EntityUtils.toByteArray(answer.getEntity())).isInstanceOf(IOException.class)
                .hasMessageContaining("more than 1024 bytes");
            EntityUtils.consumeQuietly(answer.getEntity());

            assertThat(isGivenUp.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            server.stop(0);
        }
    }
}
