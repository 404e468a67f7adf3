package io.guardianpartner.acceptance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** The same answer on every machine: no code of any module leaves it to the machine how letters and digits look. */
class MachineLocaleTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final String FORMAT = "(java.lang.String, [Ljava.lang.Object;)";

    /** What takes a locale and is called without one. */
    private static final Set<String> LEFT_TO_THE_MACHINE = Set.of(
        "java.lang.String.toLowerCase()", "java.lang.String.toUpperCase()",
        "java.lang.String.format" + FORMAT, "java.lang.String.formatted([Ljava.lang.Object;)",
        "java.io.PrintStream.printf" + FORMAT, "java.io.PrintStream.format" + FORMAT,
        "java.io.PrintWriter.printf" + FORMAT, "java.io.PrintWriter.format" + FORMAT,
        "java.util.Formatter.<init>()", "java.util.Formatter.<init>(java.lang.Appendable)",
        "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
        "java.time.format.DateTimeFormatterBuilder.toFormatter()",
        "java.text.SimpleDateFormat.<init>(java.lang.String)", "java.text.DecimalFormat.<init>(java.lang.String)",
        "java.text.NumberFormat.getInstance()", "java.text.NumberFormat.getNumberInstance()",
        "java.text.NumberFormat.getCurrencyInstance()", "java.text.NumberFormat.getPercentInstance()",
        "java.text.MessageFormat.format" + FORMAT, "java.text.Collator.getInstance()",
        "java.util.Locale.getDefault()");

    private static final ArchRule RULE = noClasses().should().accessTargetWhere(describe("is left to the machine",
        (JavaAccess<?> access) -> LEFT_TO_THE_MACHINE.contains(access.getTarget().getFullName())));

    @Test
    void noCodeAsksForTheLocaleOfTheMachine() throws IOException {
        JavaClasses ours = new ClassFileImporter().importPaths(modules());

        assertThat(ours).hasSizeGreaterThan(500);
        RULE.check(ours);
    }

    @Test
    void codeThatDoesIsFound() {
        JavaClasses careless = new ClassFileImporter().importClasses(Careless.class);

        assertThat(RULE.evaluate(careless).getFailureReport().getDetails()).hasSize(3);
    }

    static class Careless {

        String text(String name, UnaryOperator<String> other) {
            return String.format("%03d", 7) + name.toLowerCase() + other.apply(name);
        }

        String further(String name) {
            return text(name, String::toUpperCase);
        }
    }

    private static List<Path> modules() throws IOException {
        try (var folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.resolve("target/classes")).filter(Files::isDirectory).toList();
        }
    }
}
