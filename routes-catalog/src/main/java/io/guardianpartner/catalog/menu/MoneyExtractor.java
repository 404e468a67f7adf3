package io.guardianpartner.catalog.menu;

import java.math.BigDecimal;

import io.guardianpartner.message.Money;
import jakarta.validation.valueextraction.ExtractedValue;
import jakarta.validation.valueextraction.UnwrapByDefault;
import jakarta.validation.valueextraction.ValueExtractor;

/** Lets constraints on numbers, such as {@code @Positive}, stand at an amount of money. */
@UnwrapByDefault
public class MoneyExtractor implements ValueExtractor<@ExtractedValue(type = BigDecimal.class) Money> {

    @Override
    public void extractValues(Money money, ValueReceiver receiver) {
        receiver.value(null, money == null ? null : money.amount());
    }
}
