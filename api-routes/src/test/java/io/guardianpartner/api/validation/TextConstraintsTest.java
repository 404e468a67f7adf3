package io.guardianpartner.api.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.guardianpartner.api.Printable;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** The meaning of the constraints at a request's members. */
class TextConstraintsTest {

    private static final ValidatorFactory FACTORY = Validation.buildDefaultValidatorFactory();

    record Letter(@Size(min = 2, max = 3) String title, @Printable String text, @Email String to,
        @Size(max = 1) List<String> copies) {}

    private final Validator validator = FACTORY.getValidator();

    @AfterAll
    static void close() {
        FACTORY.close();
    }

    @Test
    void sizesOfTextsAreCountedInCodePointsAndThoseOfListsInElements() {
        assertThat(wrong(new Letter("😀😀😀", null, null, List.of("a")))).isEmpty();
        assertThat(wrong(new Letter("😀", null, null, List.of("a", "b"))))
            .containsExactlyInAnyOrder("title: size must be between 2 and 3", "copies: size must be between 0 and 1");
        assertThat(wrong(new Letter("😀😀😀😀", null, null, null)))
            .containsExactly("title: size must be between 2 and 3");
        assertThat(wrong(new Letter(null, null, null, null))).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"no onions", "👩\u200d🍳❤\ufe0f", " a "})
    void whatPeopleCanReadIsPrintable(String text) {
        assertThat(wrong(new Letter(null, text, null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u3000", "\u00a0", "\u200b", "a\u0000", "a\u0085", "a\u009b", "a\u202e", "a\u2066",
        "a\ud800"})
    void whatTheyCannotReadIsNot(String text) {
        assertThat(wrong(new Letter(null, text, null, null))).singleElement().asString().startsWith("text: must have");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana@gmail", "ana@localhost", "\"a b\"@x.com", "joão@exemplo.com", "ana"})
    void anAddressIsOneThatEveryMailSystemTakes(String address) {
        assertThat(wrong(new Letter(null, null, address, null)))
            .containsExactly("to: must be a well-formed email address");
        assertThat(wrong(new Letter(null, null, "ana@exemplo.com.br", null))).isEmpty();
    }

    private Set<String> wrong(Letter letter) {
        return validator.validate(letter).stream().map(TextConstraintsTest::said).collect(Collectors.toSet());
    }

    private static String said(ConstraintViolation<?> violation) {
        return violation.getPropertyPath() + ": " + violation.getMessage();
    }
}
