package io.guardianpartner.orders.dynamodb;

import java.util.Map;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A whole item, to be put provided that one attribute of what lies there has the expected value.
 *
 * @param expected null if there must be no such attribute, so that with the key's name there must be no item
 */
public record ConditionalPut(Map<String, AttributeValue> item, String attribute, AttributeValue expected) {}
