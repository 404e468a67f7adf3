package io.guardianpartner.routing.rest;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param bodyLimit the largest request body that is read; a larger one is 413
 * @param bodyTimeout how long a body may be on its way; a slower one is 408
 * @param bodiesAtOnce how many may be on their way; who comes then is 503. Fewer than the server has threads, so that
 *     some are left for requests without a body
 * @param retryAfter what a 503 tells when nothing knows better
 * @param queryParameters names that may pass besides those which the REST DSL declares by {@code param()}
 */
@ConfigurationProperties("guardian.rest")
record RestProperties(
    @DefaultValue("256KB") DataSize bodyLimit,
    @DefaultValue("10s") Duration bodyTimeout,
    @DefaultValue("100") int bodiesAtOnce,
    @DefaultValue("5s") Duration retryAfter,
    @DefaultValue Set<String> queryParameters) {}
