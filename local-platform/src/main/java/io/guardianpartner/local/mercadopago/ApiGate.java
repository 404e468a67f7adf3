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
        int timeoutMillis = faults.current().timeoutMillis();
        hold(faults.current().delayMillis());
        Fault fault = faults.next(operation);
        switch (fault) {
            case UNAVAILABLE -> throw ApiException.of(503, "service_unavailable", "Try again later");
            case RATE_LIMITED -> throw ApiException.of(429, "too_many_requests", "Too many requests");
            case SERVER_ERROR -> throw ApiException.of(500, "internal_error", "An internal error occurred");
            case TIMEOUT_BEFORE_COMMIT -> {
                hold(timeoutMillis);
                return Response.NONE;
            }
            case TIMEOUT_AFTER_COMMIT -> {
                call.answer(request, fault);
                hold(timeoutMillis);
                return Response.NONE;
            }
            default -> {
                return call.answer(request, fault);
            }
        }
    }

    private void hold(int millis) throws InterruptedException {
        if (millis > 0) {
            closed.await(millis, TimeUnit.MILLISECONDS);
        }
    }
}
