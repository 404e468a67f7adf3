package io.guardianpartner.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;

/** The rules of the business know nothing of how they are reached or kept. */
class DependencyTest {

    private static final String CATALOG = "io.guardianpartner.catalog";

    private final JavaClasses classes = new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(CATALOG);

    /** A new class in a concern is a rule unless its name says that it is made for the outside. */
    private static final DescribedPredicate<JavaClass> RULES = DescribedPredicate.describe("rules of the business",
        type -> type.getPackageName().startsWith(CATALOG + ".")
            && !type.isAssignableTo(RouteBuilder.class)
            && !outermost(type).getSimpleName().matches(
                "(?:.*(Steps|Rows|Request|View|Properties|Context|Query|Text)|ReservationProblems|Picture|MoneyExtractor|SeedRunner"
                    + "|NewProduct|package-info)"));

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(DependencyTest::outermost).orElse(type);
    }

    @Test
    void theRulesOfTheBusinessAreAmongThem() {
        assertThat(classes.that(RULES).stream().map(JavaClass::getSimpleName))
            .contains("Stock", "Allocation", "Reservation", "State", "LockedStock", "ReservationTtl", "Product",
                "ProductDetails")
            .doesNotContain("ReservationRoutes", "StockSteps");
    }

    @Test
    void theRulesOfTheBusinessKnowNoCamelNoSqlNoJson() {
        classes().that(RULES).should().onlyDependOnClassesThat(
            DescribedPredicate.describe("the JDK without SQL, text, money, and each other",
                type -> type.isPrimitive() || type.isArray() || RULES.test(type)
                    || type.getPackageName().matches("java\\.(lang|util|time|net|math|io)(\\..*)?")
                    || type.getPackageName().equals("io.guardianpartner.message.text")
                    || type.getFullName().equals("io.guardianpartner.message.Money")))
            .check(classes);
    }

    @Test
    void routesHoldNoLambdas() {
        assertThat(classes.stream()
            .filter(type -> type.isAssignableTo(RouteBuilder.class))
            .flatMap(type -> type.getMethods().stream())
            .filter(method -> method.getName().startsWith("lambda$"))).isEmpty();
    }

    @Test
    void concernsDoNotDependOnEachOtherInACircle() {
        slices().matching(CATALOG + ".(*)..").should().beFreeOfCycles().check(classes);
    }
}
