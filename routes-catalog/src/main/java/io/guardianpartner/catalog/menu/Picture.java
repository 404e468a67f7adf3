package io.guardianpartner.catalog.menu;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;

/** An address that a product's picture may have; null is left to others. */
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Picture.Validator.class)
@interface Picture {

    String message() default "must be an https address of at most 2048 characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Asks the rule that the product itself has. */
    class Validator implements ConstraintValidator<Picture, URI> {

        @Override
        public boolean isValid(URI address, ConstraintValidatorContext context) {
            return address == null || ProductDetails.isPicture(address);
        }
    }
}
