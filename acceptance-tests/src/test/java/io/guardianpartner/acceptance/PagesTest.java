package io.guardianpartner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/** What people do with the pages, in chromium, as {@code web/verify} tells it; skipped where chromium, Node.js or npm is missing. */
@InRestaurant
class PagesTest {

    private static final Path VERIFY = Path.of("").toAbsolutePath().resolveSibling("web").resolve("verify");
    private static final Pattern RESULT = Pattern.compile("(not )?ok (?:\\d+ )?- (.*)");
    private static final int TOOL_IS_MISSING = 3;
    private static final boolean REQUIRED = Boolean.getBoolean("browser.required");

    private final Restaurant restaurant;

    PagesTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    private record Result(String name, boolean holds, List<String> flaws) {

        DynamicTest test() {
            return DynamicTest.dynamicTest(name, () -> assertThat(holds).as(String.join("\n", flaws)).isTrue());
        }
    }

    @TestFactory
    @Timeout(value = 25, unit = TimeUnit.MINUTES)
    Stream<DynamicTest> people() throws IOException, InterruptedException {
        Process verify = new ProcessBuilder(VERIFY.toString(), "--at", restaurant.folder().toString())
            .redirectErrorStream(true).start();
        try {
            List<String> lines = linesOf(verify);
            int code = verify.waitFor();
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
            if (!REQUIRED && code == TOOL_IS_MISSING) {
                // A test, so that it is reported by its name: a factory that is aborted is not.
                return Stream.of(DynamicTest.dynamicTest("all of it", () -> assumeTrue(false, last)));
            }
            List<Result> results = resultsIn(lines);
            assertThat(results).as(last).isNotEmpty();
            return Stream.concat(results.stream().map(Result::test),
                Stream.of(DynamicTest.dynamicTest("all of it", () -> assertThat(code).as(last).isZero())));
        } finally {
            verify.destroy();
        }
    }

    private static List<Result> resultsIn(List<String> lines) {
        List<Result> results = new ArrayList<>();
        for (String line : lines) {
            Matcher result = RESULT.matcher(line);
            if (result.matches()) {
                results.add(new Result(result.group(2), result.group(1) == null, new ArrayList<>()));
            } else if (!results.isEmpty() && line.startsWith("  ")) {
                results.get(results.size() - 1).flaws().add(line.strip());
            }
        }
        return results;
    }

    /** Its lines, which are shown as they come. */
    private static List<String> linesOf(Process process) {
        List<String> lines = new ArrayList<>();
        try (var reader = new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                System.out.println(line);
                lines.add(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }
}
