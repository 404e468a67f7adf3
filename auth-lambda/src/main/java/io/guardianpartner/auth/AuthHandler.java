package io.guardianpartner.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.guardianpartner.auth.aws.AwsErrors;
import io.guardianpartner.auth.aws.AwsException;
import io.guardianpartner.auth.aws.Deadline;
import io.guardianpartner.auth.http.HttpAnswer;
import io.guardianpartner.auth.http.HttpRequest;
import io.guardianpartner.auth.http.Problem;
import io.guardianpartner.message.text.OneLocale;

/**
 * The function that Lambda calls, with events of an HTTP API (payload format 2.0). One line is logged per request: its route,
 * how it ended, what AWS refused meanwhile and how long it took; nothing that somebody has sent.
 */
public final class AuthHandler implements RequestStreamHandler {

    /** What an answer may take that is held back, and its way. */
    private static final int TO_ANSWER_MILLIS = 4_000;

    static {
        OneLocale.set();
    }

    private final CustomerAuthenticator authenticator;

    /** Reads the environment variables; fails at once if one is missing. */
    public AuthHandler() {
        this(System.getenv(), Clock.systemUTC());
    }

    AuthHandler(Map<String, String> variables, Clock clock) {
        authenticator = CustomerAuthenticator.of(variables, clock);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream out, Context context) throws IOException {
        long began = System.nanoTime();
        AwsErrors.take();
        Deadline.in(context.getRemainingTimeInMillis() - TO_ANSWER_MILLIS);
        String route = "none";
        String outcome = "done";
        HttpAnswer answer;
        try {
            HttpRequest request = HttpRequest.read(event);
            Route asked = route(request);
            route = asked.name();
            answer = authenticator.handle(asked, request);
        } catch (Problem problem) {
            outcome = problem.outcome();
            answer = problem.answer();
        } catch (AwsException e) {
            outcome = "away " + e.type() + where(e);
            answer = Problem.away().answer();
        } catch (RuntimeException e) {
            outcome = "failed " + e.getClass().getSimpleName() + where(e);
            answer = new Problem(500, "failed", "This should not have happened.").answer();
        } finally {
            Deadline.none();
        }
        context.getLogger().log("{\"requestId\":\"" + context.getAwsRequestId() + "\",\"route\":\"" + route
            + "\",\"status\":" + answer.status() + ",\"outcome\":\"" + outcome + "\",\"refusals\":\""
            + String.join(" ", AwsErrors.take()) + "\",\"millis\":"
            + (System.nanoTime() - began) / 1_000_000 + "}\n");
        answer.write(out);
    }

    private static Route route(HttpRequest request) {
        List<Route> there = Arrays.stream(Route.values()).filter(known -> known.path().equals(request.path())).toList();
        if (there.isEmpty()) {
            throw new Problem(404, "not-found", "Nothing is here.");
        }
        return there.stream().filter(known -> known.method().equals(request.method())).findFirst()
            .orElseThrow(() -> new Problem(405, "not-allowed", "That method is not answered here."));
    }

    /** Where in our code; never what an exception says, which may be personal. */
    private static String where(RuntimeException e) {
        Optional<StackTraceElement> ours = Arrays.stream(e.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith("io.guardianpartner."))
            .filter(frame -> !frame.getClassName().startsWith(AwsException.class.getPackageName() + "."))
            .findFirst();
        return ours.map(frame -> " at " + frame.getClassName() + ":" + frame.getLineNumber()).orElse("");
    }
}
