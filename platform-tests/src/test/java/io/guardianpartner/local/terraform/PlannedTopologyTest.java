package io.guardianpartner.local.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.guardianpartner.message.Contract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads the plans that {@code terraform/verify} left in the directory named by {@code guardian.terraform.plans}, and in
 * that named by {@code guardian.terraform.mutants} plans with a deliberate fault each, beside each an expression that a
 * finding must match. Without them there is nothing to read.
 */
@EnabledIfSystemProperty(named = PlannedTopologyTest.DIRECTORY, matches = ".+", disabledReason = "terraform/verify makes the plans")
class PlannedTopologyTest {

    static final String DIRECTORY = "guardian.terraform.plans";
    static final String MUTANTS = "guardian.terraform.mutants";

    private final Contract contract = Contract.load();

    @ParameterizedTest
    @MethodSource("plans")
    void whatIsPlannedIsWhatTheContractImpliesAndFiltersPassWhatTheyShould(Path plan) throws IOException {
        assertThat(PlanReview.of(Plan.read(plan), contract)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("mutants")
    @EnabledIfSystemProperty(named = MUTANTS, matches = ".+", disabledReason = "terraform/verify makes the mutants")
    void aFaultInThePlanIsFoundForWhatItIs(Path mutant) throws IOException {
        var plan = Plan.read(mutant);
        var says = Pattern.compile(Files.readString(mutant.resolveSibling(plan.environment() + ".says")));

        assertThat(PlanReview.of(new Plan("production", plan.changes()), contract))
            .anyMatch(finding -> says.matcher(finding).find());
    }

    static List<Path> plans() throws IOException {
        return filesOf(Path.of(System.getProperty(DIRECTORY)));
    }

    static List<Path> mutants() throws IOException {
        return filesOf(Path.of(System.getProperty(MUTANTS)));
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        }
    }
}
