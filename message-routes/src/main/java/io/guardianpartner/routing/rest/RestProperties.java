package io.guardianpartner.routing.rest;

import java.time.Duration;
import java.util.Set;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param bodyLimit the largest request body that is read; a larger one is 413
 * @param retryAfter what a 503 tells when nothing knows better
 * @param queryParameters names that may pass besides those which the REST DSL declares by {@code param()}
 */
@ConfigurationProperties("guardian.rest")
record RestProperties(
    @DefaultValue("256KB") DataSize bodyLimit,
    @DefaultValue("5s") Duration retryAfter,
    @DefaultValue Set<String> queryParameters) {}
