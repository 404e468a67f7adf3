package io.guardianpartner.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Callers may compare answers byte by byte: members come in one order, and what is absent is left out. */
class ProblemExceptionTest {

    static Stream<Arguments> problems() {
        return Stream.of(
            arguments(ProblemException.notFound("order", 7), """
                {"type":"about:blank","title":"Not Found","status":404,"detail":"There is no order 7."}"""),
            arguments(ProblemException.malformed("price", "must be a number"), """
                {"type":"about:blank","title":"Bad Request","status":400,"detail":"/price must be a number",\
                "errors":[{"pointer":"/price","detail":"must be a number"}]}"""),
            arguments(ProblemException.malformed("", "No."), """
                {"type":"about:blank","title":"Bad Request","status":400,"detail":"No.",\
                "errors":[{"pointer":"","detail":"No."}]}"""),
            arguments(ProblemException.malformedParameter("limit", "is too large"), """
                {"type":"about:blank","title":"Bad Request","status":400,"detail":"limit: is too large",\
                "errors":[{"parameter":"limit","detail":"is too large"}]}"""),
            arguments(ProblemException.unprocessable("/a", "is empty"), """
                {"type":"about:blank","title":"Unprocessable Content","status":422,"detail":"/a is empty",\
                "errors":[{"pointer":"/a","detail":"is empty"}]}"""),
            arguments(ProblemException.conflict(null, Map.of()), """
                {"type":"about:blank","title":"Conflict","status":409}"""),
            arguments(ProblemException.conflict("Too little.", Map.of("lines", List.of(Map.of("wanted", 3))))
                .as("stock-unavailable"), """
                    {"type":"urn:guardian:problem:stock-unavailable","title":"Conflict","status":409,\
                    "detail":"Too little.","lines":[{"wanted":3}]}"""),
            arguments(ProblemException.conflict("None.", Map.of("lines", List.of())), """
                {"type":"about:blank","title":"Conflict","status":409,"detail":"None.","lines":[]}"""),
            arguments(ProblemException.conflict("No.", Map.of("status", "PENDING")), """
                {"type":"about:blank","title":"Conflict","status":409,"detail":"No."}"""),
            arguments(ProblemException.unavailable("Later.", Duration.ofSeconds(5)), """
                {"type":"about:blank","title":"Service Unavailable","status":503,"detail":"Later."}"""),
            arguments(ProblemException.of(500, null).at(URI.create("urn:uuid:1")), """
                {"type":"about:blank","title":"Internal Server Error","status":500,"instance":"urn:uuid:1"}"""));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aProblemIsWrittenInOneOrder(ProblemException problem, String json) {
        assertThat(new String(problem.json(), StandardCharsets.UTF_8))
            .isEqualTo(json);
    }
}
