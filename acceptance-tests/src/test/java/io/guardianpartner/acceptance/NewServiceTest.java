package io.guardianpartner.acceptance;

import static io.guardianpartner.acceptance.Waiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.guardianpartner.acceptance.Messages.Letter;
import io.guardianpartner.local.supervisor.Platform;
import io.guardianpartner.message.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of CONTRIBUTING.md, followed to the letter in a copy of the repository. */
class NewServiceTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
    private static final Set<String> NOT_COPIED = Set.of("target", ".git", ".guardian", ".terraform", "node_modules");
    private static final Pattern NAMED_FILE = Pattern.compile("`(routes-loyalty/[^`]+)`:\n```\\w+\n(.*?)```",
        Pattern.DOTALL);
    private static final Pattern EDIT = Pattern.compile("\\*\\*[12]\\. .*?```\\w+\n(.*?)```", Pattern.DOTALL);
    /** The others have their queues, but are not needed themselves. */
    private static final List<String> SERVICES = List.of("orders", "payments", "catalog");
    private static final List<String> IDLE = List.of("sleep", "600");
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path copy;

    @Test
    void aServiceMadeByTheRecipeRunsAndHearsABroadcast() throws Exception {
        copyRepository();
        followRecipe();
        build();
        var builder = Platform.builder(copy).contract(contract()).freePorts();
        SERVICES.forEach(queue -> builder.launch(queue, launch -> launch.withCommand(IDLE)));
        try (Platform platform = builder.start()) {
            platform.awaitReady("loyalty", PATIENCE);
            Api management = new Api(platform.managementUrl("loyalty"));
            assertThat(management.get("/actuator/health/readiness").expect(200).text("/status")).isEqualTo("UP");
            assertThat(platform.cloud().sqs().listQueues().queueUrls()).anyMatch(url -> url.endsWith("local-loyalty"))
                .anyMatch(url -> url.endsWith("local-loyalty-dead-letters"));
            assertThat(platform.cloud().sns().listTopics().topics())
                .anyMatch(topic -> topic.topicArn().endsWith("local-loyalty"));

            new Messages(platform.cloud()).publish("orders", statusChanged());

            eventually(() -> assertThat(management.text("/actuator/prometheus").lines())
                .anyMatch(line -> line.startsWith("guardian_messages_total{") && line.contains("outcome=\"handled\"")
                    && line.contains("type=\"MSG_ORDER_STATUS_CHANGED\"")));
        }
    }

    /** What is left out is not even looked into: others work in there meanwhile. */
    private void copyRepository() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_COPIED.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(ROOT.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, copy.resolve(ROOT.relativize(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        for (String queue : SERVICES) {
            Path at = Path.of("routes-" + queue, "target", "routes-" + queue + ".jar");
            Files.createDirectories(copy.resolve(at).getParent());
            Files.copy(ROOT.resolve(at), copy.resolve(at));
        }
    }

    private void followRecipe() throws IOException {
        String recipe = Files.readString(ROOT.resolve("CONTRIBUTING.md"));
        List<String> edits = EDIT.matcher(recipe).results().map(edit -> edit.group(1)).toList();
        edit(contractFile(), "  services:\n", edits.get(0));
        edit(copy.resolve("pom.xml"), "  <modules>\n", edits.get(1));
        List<MatchResult> files = NAMED_FILE.matcher(recipe).results().toList();
        assertThat(files).hasSize(4);
        for (MatchResult file : files) {
            Path to = copy.resolve(file.group(1));
            Files.createDirectories(to.getParent());
            Files.writeString(to, file.group(2));
        }
    }

    private static void edit(Path file, String after, String lines) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(after);
        Files.writeString(file, text.replaceFirst(Pattern.quote(after), after + lines));
    }

    private void build() throws IOException, InterruptedException {
        Path log = copy.resolve("build.log");
        int exit = new ProcessBuilder("mvn", "-B", "-q", "-Dmaven.test.skip", "-pl", "routes-loyalty", "-am", "package")
            .directory(copy.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
        assertThat(exit).as(() -> read(log)).isZero();
    }

    private Path contractFile() {
        return copy.resolve("message-schema/src/main/resources/asyncapi.yaml");
    }

    private Contract contract() throws IOException {
        try (InputStream yaml = Files.newInputStream(contractFile())) {
            return Contract.load(yaml);
        }
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Letter statusChanged() {
        return Letter.of("ORDERS_SERVICE", "MSG_SERVICE_ANY", "MSG_ORDER_STATUS_CHANGED", Map.of(
            "orderId", UUID.randomUUID().toString(), "version", 2, "previousStatus", "PAYMENT_PENDING",
            "status", "CANCELLED", "occurredAt", "2026-01-01T12:00:00Z",
            "items", List.of(Map.of("productId", UUID.randomUUID().toString(), "quantity", 1))));
    }
}
