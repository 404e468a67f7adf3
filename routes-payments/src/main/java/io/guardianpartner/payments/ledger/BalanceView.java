package io.guardianpartner.payments.ledger;

import io.guardianpartner.message.Money;
import io.guardianpartner.payments.store.DayBalance;
import jakarta.validation.constraints.NotNull;

/**
 * An account on a day, as the API tells it.
 *
 * @param date in UTC
 * @param balance debits less credits of all days up to this one
 */
public record BalanceView(@NotNull String date, @NotNull String account, @NotNull Money debits, @NotNull Money credits,
    @NotNull Money balance) {

    static BalanceView of(DayBalance day) {
        return new BalanceView(day.day().toString(), day.account(), day.debits(), day.credits(), day.balance());
    }
}
