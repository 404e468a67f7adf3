package io.guardianpartner.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.guardianpartner.orders", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NOTHING_BUT_ITSELF_AND_MONEY = classes().that()
        .resideInAPackage("..orders.order..").should().onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "..orders.order..", "io.guardianpartner.message");

    @ArchTest
    static final ArchRule ONLY_THE_STORE_KNOWS_HOW_AN_ORDER_IS_KEPT = noClasses().that()
        .resideOutsideOfPackages("..orders.dynamodb..", "..orders.store..", "..orders.update..",
            "..orders.idempotency..", "..orders.menu..",
            "..orders.placement..")
        .should().dependOnClassesThat().resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule NOBODY_CALLS_DYNAMODB_BUT_THROUGH_CAMEL = noClasses().should().dependOnClassesThat()
        .haveSimpleNameStartingWith("DynamoDbClient");

    @ArchTest
    static final ArchRule NOTHING_IS_DRAWN_BY_AWT = noClasses().should().dependOnClassesThat()
        .resideInAnyPackage("java.awt..", "javax.imageio..", "com.google.zxing.client..");

    @ArchTest
    static final ArchRule NOBODY_PUBLISHES_BESIDE_THE_OUTBOX = noClasses().should().dependOnClassesThat()
        .resideInAnyPackage("software.amazon.awssdk.services.sns..", "software.amazon.awssdk.services.sqs..");
}
