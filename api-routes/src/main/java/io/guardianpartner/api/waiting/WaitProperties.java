package io.guardianpartner.api.waiting;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Options of requests that wait for a change.
 *
 * @param longest maximum time that a request waits; API Gateway ends it after 29 s, the server after 30 s
 * @param atOnce maximum requests that wait at a time; further ones are answered at once. Each holds a connection, and no thread
 * @param ofOne the same for one thing that is waited for
 * @param look time until the service looks whether another pod has changed what is waited for; it doubles
 * @param lookMax up to this
 */
@ConfigurationProperties("guardian.rest.waiting")
public record WaitProperties(
    @DefaultValue("25s") Duration longest,
    @DefaultValue("500") int atOnce,
    @DefaultValue("10") int ofOne,
    @DefaultValue("2s") Duration look,
    @DefaultValue("8s") Duration lookMax) {}
