package io.guardianpartner.api.request;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.guardianpartner.api.Rest;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request that shows only what a route may see: nine headers, the query parameters that the API declares, and a body
 * that has already been read. Headers that are asked for by name still answer: the server itself needs them.
 */
final class SanitizedRequest extends HttpServletRequestWrapper {

    private static final Set<String> HEADERS = Set.of("content-type", "accept", "authorization", "idempotency-key",
        "if-match", "if-none-match", "x-signature", "x-request-id", "traceparent");
    /** Those that are lists. */
    private static final Set<String> LISTS = Set.of("accept", "if-match", "if-none-match");

    private final byte[] body;
    private final boolean mayHaveBody;
    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    /**
     * @param body null for a method that has none
     * @param query the parameters that the API declares, as far as they were given
     */
    SanitizedRequest(HttpServletRequest request, byte[] body, Map<String, List<String>> query) {
        super(request);
        this.mayHaveBody = body != null;
        this.body = mayHaveBody ? body : new byte[0];
        query.forEach((name, values) -> {
            if (!HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                parameters.put(name, values.toArray(String[]::new));
            }
        });
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        List<String> names = Collections.list(super.getHeaderNames()).stream()
            .filter(name -> HEADERS.contains(name.toLowerCase(Locale.ROOT)))
            .filter(name -> mayHaveBody || !name.equalsIgnoreCase("content-type"))
            .toList();
        return Collections.enumeration(names);
    }

    /**
     * The type that a caller sent is never shown: it could come back in a response. A list in several lines is one in one
     * (RFC 9110, section 5.3), which routes read as a text.
     */
    @Override
    public Enumeration<String> getHeaders(String name) {
        if (name.equalsIgnoreCase("content-type")) {
            return mayHaveBody ? Collections.enumeration(List.of(Rest.JSON)) : Collections.emptyEnumeration();
        }
        List<String> lines = Collections.list(super.getHeaders(name));
        boolean isOneList = lines.size() > 1 && LISTS.contains(name.toLowerCase(Locale.ROOT));
        return Collections.enumeration(isOneList ? List.of(String.join(", ", lines)) : lines);
    }

    @Override
    public String getHeader(String name) {
        return name.equalsIgnoreCase("content-type") ? getContentType() : super.getHeader(name);
    }

    @Override
    public String getContentType() {
        return mayHaveBody ? Rest.JSON : null;
    }

    @Override
    public String getCharacterEncoding() {
        return mayHaveBody ? StandardCharsets.UTF_8.name() : null;
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public String getParameter(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String[] getParameterValues(String name) {
        String[] values = parameters.get(name);
        return values == null ? null : values.clone();
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(new ByteArrayInputStream(body), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Replay(new ByteArrayInputStream(body));
    }

    private static final class Replay extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Replay(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("the body has been read already");
        }
    }
}
