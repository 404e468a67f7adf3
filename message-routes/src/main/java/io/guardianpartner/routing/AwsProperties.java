package io.guardianpartner.routing;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The calls of the AWS clients. What is blank is left to the SDK, which looks into the environment.
 *
 * @param sqsEndpoint
 *            instead of the region's own
 * @param snsEndpoint
 *            instead of the region's own
 * @param dynamodbEndpoint
 *            instead of the region's own
 * @param attemptTimeout
 *            for one try; a receive has its long poll on top
 * @param callTimeout
 *            for all tries of a call together
 * @param maxConnections
 *            of all clients together
 */
@ConfigurationProperties("guardian.aws")
record AwsProperties(
    String region,
    URI sqsEndpoint,
    URI snsEndpoint,
    URI dynamodbEndpoint,
    @DefaultValue("3s") Duration attemptTimeout,
    @DefaultValue("10s") Duration callTimeout,
    @DefaultValue("100") int maxConnections) {}
