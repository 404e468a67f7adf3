package io.guardianpartner.routing.rest;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.routing.Causes;
import io.guardianpartner.routing.SparingLog;
import org.apache.camel.RuntimeCamelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;

/**
 * Decides what a caller is told about a failure. What nobody foresaw is a 500 that says nothing; the log has it once,
 * under the same {@code instance} that the caller got, and without the messages of exceptions, which repeat rows and
 * payloads. The same failure again and again is only counted: a request that fails can be sent as often as one likes.
 */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final SparingLog AWAY = new SparingLog(LOG, 1);
    private static final SparingLog UNFORESEEN = new SparingLog(LOG, 10);
    private static final int DEEPEST_CAUSE = 20;

    private final List<FailureKind> kinds;
    private final Duration retryAfter;

    Problems(List<FailureKind> kinds, Duration retryAfter) {
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
            return Optional.of(refusedByServer(answer));
        }
        return kinds.stream()
            .filter(kind -> first || kind.alsoAsCause())
            .map(kind -> kind.problem(failure)).flatMap(Optional::stream).findFirst();
    }

    /** What the web server refuses before any route sees it: no such path, method, media type. */
    private ProblemException refusedByServer(ErrorResponse answer) {
        int status = answer.getStatusCode().value();
        if (status == 503) {
            return ProblemException.unavailable("This takes longer than it should.", retryAfter);
        }
        ProblemException problem = new ProblemException(status, HttpTitles.of(status), null, Map.of());
        answer.getHeaders().forEach((name, values) -> problem.header(name, String.join(", ", values)));
        return problem;
    }

    private static void logWhenOurs(ProblemException problem, Throwable failure) {
        if (problem.status() >= 500 && problem != failure) {
            String causes = Causes.of(failure);
            AWAY.warn(causes, "answered {}: {}", problem.status(), causes);
        }
    }

    private static ProblemException unexpected(Throwable failure) {
        String instance = "urn:uuid:" + UUID.randomUUID();
        String causes = Causes.of(failure);
        UNFORESEEN.error(causes, "unexpected failure of a request, {}: {}", instance, causes);
        LOG.debug("unexpected failure of a request, {}", instance, failure);
        return new ProblemException(500, HttpTitles.of(500), null, Map.of("instance", instance));
    }
}
