package io.guardianpartner.api.problem;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.message.MessageTooLargeException;
import io.guardianpartner.support.FailureSummary;
import io.guardianpartner.support.SparingLog;
import io.guardianpartner.support.TransientFailures;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;

/**
 * Maps failures to problems. An unexpected failure is a 500 without detail; the log has it once, under the {@code instance} of
 * the answer, and without the messages of exceptions, which repeat rows and payloads. Repetitions are only counted: anybody can
 * send a failing request as often as they like.
 */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final SparingLog AWAY = new SparingLog(LOG, 1);
    private static final SparingLog UNFORESEEN = new SparingLog(LOG, 10);
    private static final int DEEPEST_CAUSE = 20;

    private final List<ProblemMapper> kinds;
    private final Duration retryAfter;

    Problems(List<ProblemMapper> kinds, Duration retryAfter) {
        this.kinds = List.copyOf(kinds);
        this.retryAfter = retryAfter;
    }

    ProblemException about(Throwable failure) {
        Throwable first = withoutCamelsWrapping(failure);
        Throwable cause = first;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            Optional<ProblemException> problem = known(cause, cause == first);
            if (problem.isPresent()) {
                logWhenOurs(problem.get(), failure);
                return problem.get();
            }
            cause = cause.getCause();
        }
        return unexpected(failure);
    }

    private static Throwable withoutCamelsWrapping(Throwable failure) {
        return failure instanceof RuntimeCamelException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private Optional<ProblemException> known(Throwable failure, boolean first) {
        if (failure instanceof ProblemException problem) {
            return Optional.of(problem);
        }
        if (failure instanceof ErrorResponse answer) {
            return Optional.of(ofServer(answer));
        }
        // At the management port; elsewhere bodies are read by routes.
        if (failure instanceof HttpMessageNotReadableException || failure instanceof InvalidEndpointRequestException) {
            return Optional.of(ProblemException.malformed("", "The request body must be a JSON object of texts."));
        }
        if (failure instanceof MessageTooLargeException) {
            return Optional.of(ProblemException.of(413,
                "The effect of this request is more than one message can hold; ask for less at once."));
        }
        if (TransientFailures.is(failure)) {
            return Optional.of(ProblemException.unavailable(
                "A system that this operation needs is unavailable; try again.", retryAfter));
        }
        return kinds.stream()
            .filter(kind -> first || kind.alsoAsCause())
            .map(kind -> kind.problem(failure)).flatMap(Optional::stream).findFirst();
    }

    /** The problem of what the web server rejects before any route sees it: no such path, method, media type. */
    private ProblemException ofServer(ErrorResponse answer) {
        int status = answer.getStatusCode().value();
        if (status == 503) {
            return ProblemException.unavailable("The request took too long; try again.", retryAfter);
        }
        ProblemException problem = ProblemException.of(status, null);
        answer.getHeaders().forEach((name, values) -> problem.header(name, String.join(", ", values)));
        return problem;
    }

    private static void logWhenOurs(ProblemException problem, Throwable failure) {
        if (problem.status() >= 500 && problem != failure) {
            String causes = FailureSummary.of(failure);
            AWAY.warn(causes, "Answered {}: {}", problem.status(), causes);
        }
    }

    private static ProblemException unexpected(Throwable failure) {
        String instance = "urn:uuid:" + UUID.randomUUID();
        String causes = FailureSummary.of(failure);
        UNFORESEEN.error(causes, "Answered 500, instance {}: {}", instance, causes);
        LOG.debug("Answered 500, instance {}", instance, failure);
        return ProblemException.of(500, null).at(URI.create(instance));
    }
}
