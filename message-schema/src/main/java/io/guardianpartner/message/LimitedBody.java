package io.guardianpartner.message;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * The body of an HTTP answer, of which no more is taken than a limit. An answer beyond it fails with a
 * {@link TooLargeException}, and its connection is given up: a server cannot fill our memory.
 */
public final class LimitedBody<T> implements BodySubscriber<T> {

    /** An answer is larger than is taken. */
    public static final class TooLargeException extends IOException {

        private TooLargeException(int most) {
            super("an answer of more than " + most + " bytes");
        }
    }

    private final BodySubscriber<T> body;
    private final int most;
    private Subscription subscription;
    private long taken;

    private LimitedBody(BodySubscriber<T> body, int most) {
        this.body = body;
        this.most = most;
    }

    /** A text in UTF-8, as JSON is. */
    public static BodyHandler<String> text(int mostBytes) {
        return answer -> new LimitedBody<>(BodySubscribers.ofString(StandardCharsets.UTF_8), mostBytes);
    }

    public static BodyHandler<byte[]> bytes(int mostBytes) {
        return answer -> new LimitedBody<>(BodySubscribers.ofByteArray(), mostBytes);
    }

    @Override
    public CompletionStage<T> getBody() {
        return body.getBody();
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        body.onSubscribe(given);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (taken > most) {
            return;
        }
        taken += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (taken > most) {
            subscription.cancel();
            body.onError(new TooLargeException(most));
            return;
        }
        body.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
        if (taken <= most) {
            body.onError(failure);
        }
    }

    @Override
    public void onComplete() {
        if (taken <= most) {
            body.onComplete();
        }
    }
}
