package io.guardianpartner.auth.aws;

import java.util.concurrent.ThreadLocalRandom;

/** A wait of random length, so that those who met do not meet again. */
public final class Pause {

    private Pause() {}

    /** @throws AwsException if the thread is interrupted: it shall not begin another try */
    public static void upTo(int millis) {
        try {
            Thread.sleep(1 + ThreadLocalRandom.current().nextInt(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AwsException.unanswered(e);
        }
    }
}
