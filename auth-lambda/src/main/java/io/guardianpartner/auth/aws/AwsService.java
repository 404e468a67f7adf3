package io.guardianpartner.auth.aws;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import com.fasterxml.jackson.jr.ob.JSON;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/**
 * A service of AWS, called by its JSON protocol with AWS's own signer. The generated clients do the same, but load some
 * thousand classes each before the first answer, and it is the first answer that somebody waits for. Safe for many threads.
 *
 * @param name by which requests are signed
 * @param target what precedes an operation's name
 * @param version of the protocol
 * @param isSigned whether an operation wants to know who asks; others must not be signed, or AWS wants rights for them
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1</a>
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html">Signature Version 4</a>
 */
public record AwsService(String name, String target, String version, Predicate<String> isSigned, URI endpoint,
    String region, AwsCredentialsProvider credentials) {

    private static final AwsV4HttpSigner SIGNER = AwsV4HttpSigner.create();
    private static final int TRIES = 3;
    private static final int FIRST_PAUSE_MILLIS = 100;
    private static final int SUCCESS = 2;

    /**
     * Calls an operation that may be done twice. What does not get through, or was too much at the moment, is tried three
     * times, as long as the {@link Deadline} is not over.
     *
     * @throws AwsException if it was refused, or did not get through
     */
    public AwsAnswer call(String operation, Map<String, ?> input) {
        return call(operation, input, (e, tries) -> e.wasTooMuch() || e.isUncertain());
    }

    /**
     * Calls an operation that must not be done twice, because it mails something or uses something up: it is tried again only
     * if AWS has said that it was too much.
     *
     * @throws AwsException if it was refused, or did not get through
     */
    public AwsAnswer callOnce(String operation, Map<String, ?> input) {
        return call(operation, input, (e, tries) -> e.wasTooMuch());
    }

    /**
     * Calls an operation that uses something up, but may be repeated for some seconds: if nobody knows whether the first try
     * was done, there is a second one at once; beyond that as {@link #callOnce}.
     *
     * @throws AwsException if it was refused, or did not get through
     */
    public AwsAnswer callAndRepeat(String operation, Map<String, ?> input) {
        return call(operation, input, (e, tries) -> e.wasTooMuch() || tries == 1 && e.isUncertain());
    }

    /** Says nothing of who asks. */
    @Override
    public String toString() {
        return "AwsService[" + name + "]";
    }

    private AwsAnswer call(String operation, Map<String, ?> input, BiPredicate<AwsException, Integer> again) {
        for (int tries = 1;; tries++) {
            try {
                return tried(operation, input);
            } catch (AwsException e) {
                AwsErrors.add(e.type());
                if (tries == TRIES || !again.test(e, tries)) {
                    throw e;
                }
                Pause.upTo(FIRST_PAUSE_MILLIS << (tries - 1));
            }
        }
    }

    private AwsAnswer tried(String operation, Map<String, ?> input) {
        try {
            byte[] body = JSON.std.asBytes(input);
            SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(endpoint)
                .encodedPath("/")
                .putHeader("Content-Type", "application/x-amz-json-" + version)
                .putHeader("X-Amz-Target", target + "." + operation)
                .build();
            SdkHttpRequest toSend = isSigned.test(operation) ? signed(request, body) : request;
            return read(HttpPost.send(toSend.getUri(), toSend.headers(), body));
        } catch (IOException | SdkException e) {
            throw AwsException.unanswered(e);
        }
    }

    private SdkHttpRequest signed(SdkHttpRequest request, byte[] body) {
        return SIGNER.sign(sign -> sign.identity(credentials.resolveCredentials())
            .request(request)
            .payload(ContentStreamProvider.fromByteArray(body))
            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, name)
            .putProperty(AwsV4HttpSigner.REGION_NAME, region)).request();
    }

    private static AwsAnswer read(HttpPost.Reply reply) {
        Optional<AwsAnswer> answer = parsed(reply.body());
        if (reply.status() / 100 == SUCCESS && answer.isPresent()) {
            return answer.get();
        }
        String type = Optional.ofNullable(reply.errorType())
            .or(() -> answer.flatMap(error -> error.text("__type")))
            .orElse("Status" + reply.status());
        throw new AwsException(shortened(type), reply.status(), answer.orElse(AwsAnswer.EMPTY));
    }

    /** Nothing for what is no JSON object, as from a proxy in between. */
    private static Optional<AwsAnswer> parsed(byte[] body) {
        try {
            return body.length == 0
                ? Optional.of(AwsAnswer.EMPTY)
                : Optional.ofNullable(JSON.std.mapFrom(body)).map(AwsAnswer::new);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@code com.amazonaws.dynamodb.v20120810#ResourceNotFoundException:http://…} is a ResourceNotFoundException. */
    private static String shortened(String type) {
        String name = type.substring(type.indexOf('#') + 1);
        return name.contains(":") ? name.substring(0, name.indexOf(':')) : name;
    }
}
