package io.guardianpartner.operations;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Packages depend on each other one way, and services can use all but the command line without picocli. */
@AnalyzeClasses(packages = "io.guardianpartner.operations", importOptions = ImportOption.DoNotIncludeTests.class)
class OperationsDependencyTest {

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("io.guardianpartner.operations.(*)..").should()
        .beFreeOfCycles();

    @ArchTest
    static final ArchRule theLibraryKnowsNoCommandLine = noClasses().that()
        .resideOutsideOfPackage("io.guardianpartner.operations.cli..").should().dependOnClassesThat()
        .resideInAnyPackage("io.guardianpartner.operations.cli..", "picocli..");

    @ArchTest
    static final ArchRule nothingKnowsThePlatformOrAFramework = noClasses().should().dependOnClassesThat()
        .resideInAnyPackage("io.guardianpartner.local..", "org.springframework..", "org.apache.camel..",
            "org.elasticmq..", "com.amazonaws..", "io.zonky..");
}
