package io.guardianpartner.load.calling;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/** Names what keeps a request from being answered. */
final class Failures {

    static final String REFUSED = "connection refused";

    private Failures() {}

    static String kind(IOException failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection in time";
        }
        if (failure instanceof HttpTimeoutException) {
            return "no answer in time";
        }
        if (failure instanceof ConnectException) {
            return hasCause(failure, UnresolvedAddressException.class) ? "host unknown" : REFUSED;
        }
        String said = String.valueOf(failure.getMessage());
        if (said.contains("reset") || said.contains("Broken pipe")) {
            return "connection reset";
        }
        if (said.contains("closed") || said.contains("received no bytes") || said.contains("EOF")) {
            return "connection closed";
        }
        return failure.getClass().getSimpleName();
    }

    /** Whether the request cannot have arrived. */
    static boolean isBeforeArrival(IOException failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    }

    private static boolean hasCause(Throwable failure, Class<?> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
