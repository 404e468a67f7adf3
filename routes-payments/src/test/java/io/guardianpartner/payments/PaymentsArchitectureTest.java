package io.guardianpartner.payments;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.guardianpartner.payments", importOptions = DoNotIncludeTests.class)
class PaymentsArchitectureTest {

    @ArchTest
    static final ArchRule theDomainKnowsOnlyItself = noClasses().that().resideInAPackage("..payments.payment")
        .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "java.sql..", "javax.sql..",
            "com.fasterxml..", "com.google.gson..", "com.mercadopago..", "org.springframework..", "java.net.http..",
            "io.guardianpartner.routing..", "..payments.broker..", "..payments.store..", "..payments.reconciliation..");

    @ArchTest
    static final ArchRule onlyOnePackageKnowsMercadoPagosInterface = noClasses()
        .that().resideOutsideOfPackage("..broker.mercadopago")
        .should().dependOnClassesThat().resideInAPackage("com.mercadopago..");

    @ArchTest
    static final ArchRule onlyTheStoringPackageKnowsTables = noClasses()
        .that().resideOutsideOfPackage("..payments.store")
        .should().dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..",
            "org.apache.camel.component.jdbc..");

    @ArchTest
    static final ArchRule packagesFormNoCycle = slices().matching("io.guardianpartner.payments.(*)..")
        .should().beFreeOfCycles();
}
