package io.guardianpartner.api;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Options of REST servers.
 *
 * @param bodyLimit maximum size of a request body; larger ones get 413
 * @param bodyTimeout maximum time for a body to arrive; slower ones get 408
 * @param bodiesAtOnce maximum concurrent request bodies; further requests get 503. Fewer than the server has threads, so that
 *     some are left for requests without a body
 * @param retryAfter {@code Retry-After} of a 503 unless its cause says another
 * @param queryParameters names that may pass besides those which the REST DSL declares by {@code param()}
 */
@ConfigurationProperties("guardian.rest")
public record RestProperties(
    @DefaultValue("256KB") DataSize bodyLimit,
    @DefaultValue("10s") Duration bodyTimeout,
    @DefaultValue("100") int bodiesAtOnce,
    @DefaultValue("5s") Duration retryAfter,
    @DefaultValue Set<String> queryParameters) {}
