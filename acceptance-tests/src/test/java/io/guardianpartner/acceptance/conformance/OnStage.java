package io.guardianpartner.acceptance.conformance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/** A test class of the suite; its constructor takes a {@link Stage} that no other class uses. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(StageSetting.class)
@interface OnStage {

    Store store() default Store.POSTGRESQL;

    /** The number of pods that run when the first test begins. */
    int pods() default 1;

    /** Of all pods, as {@code name=value}: waiting times that are minutes in life are seconds here. */
    String[] options() default {"guardian.sqs.wait-time=1s", "guardian.sqs.visibility-timeout=3s",
        "guardian.failure.first-retry=0s", "guardian.failure.longest-retry=1s",
        "guardian.outbox.busy-sweep-interval=200ms", "guardian.outbox.sweep-interval=1s"};
}
