package io.guardianpartner.message.topology;

/** A service's output topic; the name is physical. */
public record Topic(String name) {}
