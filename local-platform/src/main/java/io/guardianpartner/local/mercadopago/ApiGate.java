package io.guardianpartner.local.mercadopago;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.guardianpartner.local.http.Handler;
import io.guardianpartner.local.http.HttpProblem;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/** Filters every call of the API: the token, the faults, rejections in Mercado Pago's form. */
class ApiGate {

    /** Answers a call that has passed the filter. */
    interface Call {

        Response answer(Request request, Fault fault);
    }

    private final byte[] authorization;
    private final ActiveFaults faults;
    private final CountDownLatch closed = new CountDownLatch(1);

    ApiGate(String accessToken, ActiveFaults faults) {
        this.authorization = ("Bearer " + accessToken).getBytes(StandardCharsets.UTF_8);
        this.faults = faults;
    }

    Handler around(ApiOperation operation, Call call) {
        return request -> {
            try {
                return through(operation, call, request);
            } catch (ApiException e) {
                return e.response();
            } catch (HttpProblem e) {
                return ApiException.badRequest(1, e.getMessage()).response();
            }
        };
    }

    /** Lets go of the calls that are being delayed. */
    void close() {
        closed.countDown();
    }

    private Response through(ApiOperation operation, Call call, Request request) throws InterruptedException {
        byte[] given = request.header("authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(authorization, given)) {
            throw ApiException.unauthorized();
        }
        Faults ordered = faults.current();
        hold(ordered.delayMillis());
        Fault fault = faults.next(operation);
        return switch (fault) {
            case UNAVAILABLE -> refused(503, "service_unavailable", "Try again later", ordered);
            case RATE_LIMITED -> refused(429, "too_many_requests", "Too many requests", ordered);
            case SERVER_ERROR -> throw ApiException.of(500, "internal_error", "An internal error occurred");
            case BAD_GATEWAY -> proxy(502, "Bad Gateway");
            case GATEWAY_TIMEOUT -> {
                call.answer(request, fault);
                yield proxy(504, "Gateway Time-out");
            }
            case TIMEOUT_BEFORE_COMMIT -> {
                hold(ordered.timeoutMillis());
                yield Response.NONE;
            }
            case TIMEOUT_AFTER_COMMIT -> {
                call.answer(request, fault);
                hold(ordered.timeoutMillis());
                yield Response.NONE;
            }
            case HALF_ANSWER -> call.answer(request, fault).cut();
            case SLOW -> {
                Response answer = call.answer(request, fault);
                hold(ordered.slowMillis());
                yield answer;
            }
            default -> call.answer(request, fault);
        };
    }

    private static Response refused(int status, String error, String message, Faults ordered) {
        return ApiException.of(status, error, message).response()
            .with("Retry-After", String.valueOf(ordered.retryAfterSeconds()));
    }

    /** What stands in front of the API answers in HTML. */
    private static Response proxy(int status, String title) {
        return Response.html(status, "<html><head><title>" + status + " " + title + "</title></head><body><center><h1>"
            + status + " " + title + "</h1></center></body></html>");
    }

    private void hold(int millis) throws InterruptedException {
        if (millis > 0) {
            closed.await(millis, TimeUnit.MILLISECONDS);
        }
    }
}
