package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdTest {

    @Test
    void anIdInEitherCaseIsRead() {
        UUID id = UUID.fromString("018f0000-0000-7000-8000-00000000abcd");

        assertThat(ResourceId.orMalformed("id", "018f0000-0000-7000-8000-00000000ABCD")).isEqualTo(id);
        assertThat(ResourceId.orNotFound("order", id.toString())).isEqualTo(id);
    }

    @Test
    void aParameterThatIsMissingMustBeGiven() {
        assertThatThrownBy(() -> ResourceId.orMalformed("orderId", null)).asInstanceOf(type(ProblemException.class))
            .returns(400, ProblemException::status).returns("orderId: must be given", ProblemException::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "1-1-1-1-1", "018f0000000070008000000000000000"})
    void anyOtherTextIsMalformedAsAParameterAndNothingAsAResource(String text) {
        assertThatThrownBy(() -> ResourceId.orMalformed("orderId", text)).asInstanceOf(type(ProblemException.class))
            .returns(400, ProblemException::status).returns("orderId: must be a UUID", ProblemException::getMessage);
        assertThatThrownBy(() -> ResourceId.orNotFound("order", text)).asInstanceOf(type(ProblemException.class))
            .returns(404, ProblemException::status)
            .returns("There is no order " + text + ".", ProblemException::getMessage);
    }
}
