package io.guardianpartner.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.util.List;

import io.guardianpartner.api.ProblemException.MemberError;
import io.guardianpartner.message.Json;
import io.guardianpartner.message.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Problems tell the author of a body what to write instead. */
class JsonProblemsTest {

    record Product(Money price, List<URI> pictures, Product side) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        {"price": 29.90}                      | /price      | must be an amount as text, like "29.90"
        {"price": 30}                         | /price      | must be an amount as text, like "29.90"
        {"price": {"amount": "29.90"}}        | /price      | must be an amount as text, like "29.90"
        {"price": "29,90"}                    | /price      | an amount is written like 29.90
        {"pictures": ["http://a/b", "no uri"]} | /pictures/1 | must be a URI
        {"pictures": [5]}                     | /pictures/0 | must be a URI
        {"pictures": "http://a/b"}            | /pictures   | must be an array
        {"side": 5}                           | /side       | must be an object
        """)
    void whatIsExpectedIsSaidInTheWordsOfTheApi(String body, String pointer, String detail) {
        Throwable failure = catchThrowable(() -> Json.mapper().readValue(body, Product.class));

        assertThat(new JsonProblems().problem(failure)).hasValueSatisfying(problem -> assertThat(problem.members())
            .containsEntry("errors", List.of(new MemberError(pointer, detail))));
    }
}
