package io.guardianpartner.payments.store;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options of stored notifications.
 *
 * @param retention for how long they are kept; at least as long as the database insists on
 * @param purgeEvery how often older ones are removed
 * @param sweep how often open ones are looked for when nothing wakes the job
 * @param batch maximum number of them that is claimed at once
 * @param lease for how long claimed ones are left alone by others, and so the wait after a crash
 * @param pause between two looks at the broker that notifications of one payment cause
 * @param unknownFor for how long a payment that is not known is looked for again: a notification may overtake the answer of the creation
 */
@ConfigurationProperties("guardian.payments.webhooks")
public record NotificationProperties(
    @DefaultValue("45d") Duration retention,
    @DefaultValue("1h") Duration purgeEvery,
    @DefaultValue("1s") Duration sweep,
    @DefaultValue("200") int batch,
    @DefaultValue("15s") Duration lease,
    @DefaultValue("500ms") Duration pause,
    @DefaultValue("1m") Duration unknownFor) {

    /** As the trigger of the table says it. */
    static final Duration SHORTEST_RETENTION = Duration.ofDays(7);

    public NotificationProperties {
        if (retention.compareTo(SHORTEST_RETENTION) < 0) {
            throw new IllegalArgumentException("guardian.payments.webhooks.retention is at least "
                + SHORTEST_RETENTION.toDays() + "d");
        }
    }
}
