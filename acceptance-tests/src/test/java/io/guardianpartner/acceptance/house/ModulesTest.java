package io.guardianpartner.acceptance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** api-routes and message-routes stand beside each other on route-support; a service may have one without the other. */
class ModulesTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String API = "io.guardianpartner.api..";
    private static final String MESSAGES = "io.guardianpartner.routing..";
    private static final String BASE = "io.guardianpartner.support..";
    /** Reading a module takes seconds. */
    private static final Map<String, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    @Test
    void neitherPatternKnowsTheOther() {
        noImport(API, MESSAGES).check(classesOf("api-routes"));
        noImport(MESSAGES, API).check(classesOf("message-routes"));
        noImport(BASE, API).check(classesOf("route-support"));
        noImport(BASE, MESSAGES).check(classesOf("route-support"));
    }

    @Test
    void anImportIsFound() {
        assertThat(noImport(API, BASE).evaluate(classesOf("api-routes")).hasViolation()).isTrue();
        assertThat(noImport(MESSAGES, BASE).evaluate(classesOf("message-routes")).hasViolation()).isTrue();
    }

    @Test
    void theBuildRefusesTheDependency() throws IOException {
        assertThat(enforced("api-routes")).contains("<exclude>io.guardianpartner:message-routes</exclude>");
        assertThat(enforced("message-routes")).contains("<exclude>io.guardianpartner:api-routes</exclude>");
    }

    @Test
    void thePackagesOfTheApiHaveNoCircle() {
        slices().matching("io.guardianpartner.(**)").should().beFreeOfCycles().check(classesOf("api-routes"));
    }

    private static ArchRule noImport(String from, String to) {
        return noClasses().that().resideInAPackage(from).should().dependOnClassesThat().resideInAPackage(to);
    }

    private static JavaClasses classesOf(String module) {
        return IMPORTED.computeIfAbsent(module, name -> {
            JavaClasses classes = new ClassFileImporter().importPath(ROOT.resolve(name + "/target/classes"));
            assertThat(classes).hasSizeGreaterThan(10);
            return classes;
        });
    }

    /** The part of the module's pom that the enforcer goes by. */
    private static String enforced(String module) throws IOException {
        String pom = Files.readString(ROOT.resolve(module + "/pom.xml"));
        return pom.substring(pom.indexOf("<bannedDependencies>"), pom.indexOf("</bannedDependencies>"));
    }
}
