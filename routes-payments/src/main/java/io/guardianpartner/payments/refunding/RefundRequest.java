package io.guardianpartner.payments.refunding;

import io.guardianpartner.message.Money;

/** @param amount absent: all of it */
public record RefundRequest(Money amount) {}
