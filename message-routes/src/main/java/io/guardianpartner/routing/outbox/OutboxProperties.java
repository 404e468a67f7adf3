package io.guardianpartner.routing.outbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param busySweepInterval how often the outbox is looked through while something waits
 * @param sweepInterval how often when nothing is known to wait
 * @param page how many rows are claimed by one transaction
 * @param pagesAtATime how many pages of a backlog are claimed at a time, each with a separate transaction and connection
 * @param requestsAtATime maximum requests to SNS under way at a time for all pages, beside those of claims that need a single one
 * @param requestTimeout how long one request to SNS may take, retries included
 * @param publishTimeout how long the publishing of what was claimed may take; what is left then is claimed anew
 * @param retention how long published rows are kept
 * @param purgeInterval how often those past it are deleted
 */
@ConfigurationProperties("guardian.outbox")
record OutboxProperties(
    @DefaultValue("1s") Duration busySweepInterval,
    @DefaultValue("30s") Duration sweepInterval,
    @DefaultValue("100") int page,
    @DefaultValue("2") int pagesAtATime,
    @DefaultValue("4") int requestsAtATime,
    @DefaultValue("5s") Duration requestTimeout,
    @DefaultValue("20s") Duration publishTimeout,
    @DefaultValue("3d") Duration retention,
    @DefaultValue("10m") Duration purgeInterval,
    @DefaultValue DynamoDb dynamodb) {

    OutboxProperties {
        requireOne("pages-at-a-time", pagesAtATime);
        requireOne("requests-at-a-time", requestsAtATime);
    }

    private static void requireOne(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("guardian.outbox." + option + " is at least 1");
        }
    }

    /**
     * @param table the physical name of the table whose items carry an outbox; absent: none do
     * @param key its hash key, a string
     * @param relays how many items are relayed at a time
     * @param recoverers how many items are handed over for recovery at a time
     * @param recoverLease for how long an item that was handed over is not handed over again
     * @param wakeGrace how long the sweep leaves an item to the pod that was woken for it
     */
    record DynamoDb(
        String table,
        String key,
        @DefaultValue("4") int relays,
        @DefaultValue("2") int recoverers,
        @DefaultValue("1m") Duration recoverLease,
        @DefaultValue("500ms") Duration wakeGrace) {}
}
