package io.guardianpartner.load;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages depend on each other one way. */
@AnalyzeClasses(packages = "io.guardianpartner.load")
class DependencyTest {

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("io.guardianpartner.load.(*)..").should()
        .beFreeOfCycles();
}
