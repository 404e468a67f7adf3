package io.guardianpartner.api.validation;

import io.guardianpartner.message.text.Text;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;

/**
 * Counts characters for {@code @Size} at a text, as the contract, OpenAPI and the database count them. Hibernate Validator
 * finds it through {@code META-INF/services}; by itself it would count an emoji twice.
 */
public class CodePointSizeValidator implements ConstraintValidator<Size, String> {

    private int min;
    private int max;

    @Override
    public void initialize(Size size) {
        min = size.min();
        max = size.max();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int length = Text.length(text);
        return length >= min && length <= max;
    }
}
