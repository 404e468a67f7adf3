package io.guardianpartner.message;

/**
 * A message in the contract.
 *
 * @param type
 *            its name
 * @param sender
 *            the only service that sends it
 * @param target
 *            the service that it is for, or {@link Services#ANY}
 * @param schema
 *            the name of its payload's schema and, if there is one, of its record
 * @param summary
 *            what it means, in a sentence
 */
public record MessageEntry(String type, String sender, String target, String schema, String summary) {}
