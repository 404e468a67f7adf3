package io.guardianpartner.api.validation;

import io.guardianpartner.message.text.EmailAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Email;

/**
 * Gives {@code @Email} the meaning of {@link EmailAddress}. Hibernate Validator finds it through {@code META-INF/services}; by itself
 * it would take addresses that the payment broker refuses when stock is reserved already. An empty text is left to others.
 */
public class EmailValidator implements ConstraintValidator<Email, String> {

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text == null || text.isEmpty() || EmailAddress.isOne(text);
    }
}
