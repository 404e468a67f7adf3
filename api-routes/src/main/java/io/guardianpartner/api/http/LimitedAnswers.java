package io.guardianpartner.api.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Lets reading more of an answer than a limit fail with an {@link IOException}; of one that is packed, when unpacked. Its
 * connection is given up: closing the answer would read all the rest, and it may never end.
 */
final class LimitedAnswers implements ExecChainHandler {

    private final int mostBytes;

    LimitedAnswers(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
        throws IOException, HttpException {
        ClassicHttpResponse answer = chain.proceed(request, scope);
        if (answer.getEntity() != null) {
            answer.setEntity(new Limited(answer.getEntity(), mostBytes, scope.execRuntime::discardEndpoint));
        }
        return answer;
    }

    private static final class Limited extends HttpEntityWrapper {

        private final int mostBytes;
        private final Runnable giveUp;

        Limited(HttpEntity entity, int mostBytes, Runnable giveUp) {
            super(entity);
            this.mostBytes = mostBytes;
            this.giveUp = giveUp;
        }

        @Override
        public InputStream getContent() throws IOException {
            InputStream content = super.getContent();
            return content == null ? null : new LimitedStream(content, mostBytes, giveUp);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try (InputStream content = getContent()) {
                content.transferTo(out);
            }
        }
    }

    private static final class LimitedStream extends FilterInputStream {

        private final int mostBytes;
        private final Runnable giveUp;
        private long taken;

        LimitedStream(InputStream in, int mostBytes, Runnable giveUp) {
            super(in);
            this.mostBytes = mostBytes;
            this.giveUp = giveUp;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            long skipped = super.skip(bytes);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long more) throws IOException {
            taken += more;
            if (taken > mostBytes) {
                giveUp.run();
                throw new IOException("an answer of more than " + mostBytes + " bytes");
            }
        }
    }
}
