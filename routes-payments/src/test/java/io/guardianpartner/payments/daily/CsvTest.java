package io.guardianpartner.payments.daily;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void fieldsAreQuotedAndLinesEndAsTheStandardSays() {
        assertThat(Csv.of(List.of("kind", "ours"), List.of(Arrays.asList("a \"b\", c\nd", null))))
            .isEqualTo("\"kind\",\"ours\"\r\n\"a \"\"b\"\", c\nd\",\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void whatASpreadsheetWouldTakeForAFormulaIsText(String field) {
        assertThat(Csv.of(List.of(field), List.of())).isEqualTo("\"'" + field + "\"\r\n");
    }

    @Test
    void anythingElseStaysAsItIs() {
        assertThat(Csv.of(List.of("a=1", "59.80", "2026-01-31"), List.of()))
            .isEqualTo("\"a=1\",\"59.80\",\"2026-01-31\"\r\n");
    }
}
