package io.guardianpartner.message;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An amount in BRL with exactly two decimals, in JSON the string {@code "29.90"}. Nothing is ever rounded: an amount with
 * another scale, or with more than ten digits before the point (SQL's {@code numeric(12,2)}), is refused with
 * {@link IllegalArgumentException}. Negative amounts exist; whether one makes sense is for the caller to say.
 */
public record Money(BigDecimal amount) implements Comparable<Money> {

    /** The text of an amount as a regular expression, of Java's and of ECMA-262. */
    public static final String FORM = "^-?(0|[1-9][0-9]{0,9})\\.[0-9]{2}$";
    public static final Money ZERO = new Money(new BigDecimal("0.00"));

    private static final int SCALE = 2;
    private static final int PRECISION = 12;
    private static final Pattern TEXT = Pattern.compile(FORM);

    public Money {
        if (amount == null || amount.scale() != SCALE || amount.precision() > PRECISION) {
            throw new IllegalArgumentException("an amount has two decimals and at most ten digits before them");
        }
    }

    /** Reads {@code 29.90}: a point, two decimals, no exponent, no plus, no leading zeros, no thousands. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Money of(String text) {
        if (text == null || !TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("an amount is written like 29.90");
        }
        return new Money(new BigDecimal(text));
    }

    /** Takes a number of any scale, as long as nothing has to be rounded: 29.9 and 29.900 are both 29.90. */
    public static Money exactly(BigDecimal amount) {
        try {
            return new Money(amount.setScale(SCALE, RoundingMode.UNNECESSARY));
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("an amount has no more than two decimals", e);
        }
    }

    public Money plus(Money other) {
        return new Money(amount.add(other.amount));
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(other.amount));
    }

    public Money times(int factor) {
        return new Money(amount.multiply(BigDecimal.valueOf(factor)));
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(other.amount);
    }

    /** The amount as it stands in JSON. */
    @Override
    @JsonValue
    public String toString() {
        return amount.toPlainString();
    }
}
