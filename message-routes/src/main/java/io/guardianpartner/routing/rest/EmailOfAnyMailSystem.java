package io.guardianpartner.routing.rest;

import io.guardianpartner.message.text.EmailAddress;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Email;

/**
 * What {@code @Email} means: {@link EmailAddress}. Hibernate Validator finds it through {@code META-INF/services}; by itself
 * it would take addresses that the payment broker refuses when stock is reserved already. An empty text is left to others.
 */
public class EmailOfAnyMailSystem implements ConstraintValidator<Email, String> {

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        return text == null || text.isEmpty() || EmailAddress.isOne(text);
    }
}
