package io.guardianpartner.auth.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One request by the client that every Java has. It loads TLS when the first request needs it, where the SDK's client does
 * so when it is made; and it keeps connections.
 */
final class HttpPost {

    /**
     * An HTTP response.
     *
     * @param errorType header by which AWS names an error; null without
     */
    record Reply(int status, String errorType, byte[] body) {}

    private static final int CONNECT_MILLIS = 2_000;
    private static final int READ_MILLIS = 5_000;
    private static final int LEAST_MILLIS = 100;
    private static final int BAD_REQUEST = 400;
    /** Far more than anything that Cognito or a secret has. */
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private HttpPost() {}

    static Reply send(URI uri, Map<String, List<String>> headers, byte[] body) throws IOException {
        int left = Deadline.left(CONNECT_MILLIS + READ_MILLIS);
        if (left < LEAST_MILLIS) {
            throw AwsException.tooLate();
        }
        int toConnect = Math.min(CONNECT_MILLIS, left / 2);
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(toConnect);
        connection.setReadTimeout(Math.min(READ_MILLIS, left - toConnect));
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // Else it would by itself send a request again that may have been done.
        connection.setFixedLengthStreamingMode(body.length);
        headers.forEach((name, values) -> values.forEach(value -> connection.addRequestProperty(name, value)));
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        try (InputStream in = status < BAD_REQUEST ? connection.getInputStream() : connection.getErrorStream()) {
            byte[] answer = in == null ? new byte[0] : in.readNBytes(LARGEST_ANSWER + 1);
            if (answer.length > LARGEST_ANSWER) {
                throw new IOException("an answer of more than " + LARGEST_ANSWER + " bytes");
            }
            return new Reply(status, connection.getHeaderField("x-amzn-ErrorType"), answer);
        }
    }
}
