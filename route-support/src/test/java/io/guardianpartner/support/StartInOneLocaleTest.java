package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import jakarta.validation.Validation;
import jakarta.validation.constraints.NotNull;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Libraries ask for the machine's locale; whatever it is, a service answers the same. */
@ResourceLock(Resources.LOCALE)
class StartInOneLocaleTest {

    private final Locale ofThisMachine = Locale.getDefault();

    record Thing(@NotNull String name) {}

    @AfterEach
    void back() {
        Locale.setDefault(ofThisMachine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG", "fa-IR", "th-TH-u-nu-thai", "pt-BR"})
    void aServiceSpeaksTheSameWhereverItRuns(String elsewhere) {
        Locale.setDefault(Locale.forLanguageTag(elsewhere));

        try (var service = new SpringApplicationBuilder(Object.class).web(WebApplicationType.NONE).run();
            var validators = Validation.buildDefaultValidatorFactory()) {
            assertThat("TITLE".toLowerCase(Locale.getDefault())).isEqualTo("title");
            assertThat(String.format("%03d", 7)).isEqualTo("007");
            assertThat(validators.getValidator().validate(new Thing(null))).singleElement()
                .satisfies(violation -> assertThat(violation.getMessage()).isEqualTo("must not be null"));
        }
    }
}
