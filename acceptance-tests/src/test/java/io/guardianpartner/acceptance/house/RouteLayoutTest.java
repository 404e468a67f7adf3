package io.guardianpartner.acceptance.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** A route is read by its indentation; the formatter knows nothing of blocks in a chain of calls. */
class RouteLayoutTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Pattern ROUTES = Pattern
        .compile("extends (RouteBuilder|RouteConfigurationBuilder|StatementRoutes)\\b");

    @Test
    void everyRouteIsIndentedByItsBlocks() throws IOException {
        List<String> faults = new ArrayList<>();
        List<Path> seen = new ArrayList<>();
        for (Path file : sources()) {
            if (ROUTES.matcher(Files.readString(file)).find()) {
                seen.add(file);
                RouteLayout.faults(Files.readAllLines(file))
                    .forEach(fault -> faults.add(ROOT.relativize(file) + ":" + fault));
            }
        }
        assertThat(seen).hasSizeGreaterThan(40);
        assertThat(faults).isEmpty();
    }

    @Test
    void aStepThatStandsElsewhereIsFound() {
        List<String> right = List.of(
            "        from(\"direct:a\").routeId(\"a\")",
            "            .transacted().id(\"t\")",
            "            .choice().id(\"c\")",
            "                .when(method(\"x\", \"y\")).id(\"w\")",
            "                    .to(\"direct:b\").id(\"b\")",
            "                .otherwise()",
            "                    .to(\"direct:c\",",
            "                        \"direct:d\").id(\"c2\")",
            "            .end()",
            "            .circuitBreaker().id(\"cb\")",
            "                .to(\"http:x\").id(\"h\")",
            "            .onFallback()",
            "                .filter(simple(\"${x.end()}\")).id(\"f\")",
            "                    .stop().id(\"s\")",
            "                .end()",
            "            .end()",
            "            .to(\"direct:e\").id(\"e\");");
        assertThat(RouteLayout.faults(right)).isEmpty();

        for (int i = 1; i < right.size(); i++) {
            List<String> wrong = new ArrayList<>(right);
            wrong.set(i, "    " + right.get(i));
            boolean isArgument = !right.get(i).strip().startsWith(".");
            assertThat(RouteLayout.faults(wrong)).as(right.get(i)).hasSize(isArgument ? 0 : 1);
        }
    }

    /** Elsewhere than in a module's sources others work meanwhile. */
    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            var folders = modules.map(module -> module.resolve("src/main/java")).filter(Files::isDirectory).toList();
            for (Path folder : folders) {
                try (Stream<Path> files = Files.walk(folder)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
                }
            }
        }
        return sources;
    }
}
