package io.guardianpartner.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One Guardian runs in a clone, and nothing is built beneath it. */
class LauncherLockTest extends LauncherFixture {

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void aSecondStartIsRefusedWhileTheFirstStillBuilds(String locker) throws Exception {
        assumeThat(programs.resolve(locker)).exists();
        Files.deleteIfExists(programs.resolve(locker.equals("flock") ? "perl" : "flock"));
        Process first = building("up");
        try {
            String refusal = "guardian: Guardian is starting or running already, process " + first.pid()
                + "; ./guardian status shows it, ./guardian down ends it.\n";
            assertThat(run(1, "up")).isEqualTo(refusal);
            assertThat(run(1, "demo")).isEqualTo(refusal);
            assertThat(run(1, "logs", "orders")).isEqualTo(refusal);
            assertThat(run(1, "status")).isEqualTo("Guardian is starting, process " + first.pid() + ".\n");
        } finally {
            end(first);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flock", "perl"})
    void whoOnlyLooksIsNotTakenForAStart(String locker) throws Exception {
        assumeThat(programs.resolve(locker)).exists();
        Files.deleteIfExists(programs.resolve(locker.equals("flock") ? "perl" : "flock"));
        run(0, "up");
        program(locker, find(locker).orElseThrow() + " \"$@\"; locked=$?\n"
            + "[ -e looks ] || { echo > looks; while [ ! -e seen ]; do sleep 0.05; done; }\nexit $locked");
        Process looking = start(root, root.resolve("guardian"), "status");
        try {
            await().until(() -> Files.exists(root.resolve("looks")));

            assertThat(run(0, "status")).contains("cli.Guardian status");
            assertThat(run(0, "down")).contains("cli.Guardian down");
        } finally {
            Files.writeString(root.resolve("seen"), "");
            assertThat(looking.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void downEndsABuildWithAllOfItsProcesses() throws Exception {
        Process first = building("up");
        List<ProcessHandle> all = first.descendants().toList();
        try {
            assertThat(all).isNotEmpty();

            assertThat(run(0, "down")).isEqualTo("Guardian has ended.\n");

            assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
            await().untilAsserted(() -> assertThat(all).noneMatch(ProcessHandle::isAlive));
            program("mvn", MAVEN);
            assertThat(run(0, "up")).contains("java runs:");
        } finally {
            end(first);
        }
    }

    @Test
    void asLongAsGuardianRunsNothingIsBuiltBeneathIt() throws Exception {
        run(0, "up");
        program("java", JAVA_17 + "; [ \"$1\" = -version ] || { echo \"{\\\"pid\\\":$$,\\\"started\\\":1}\" > "
            + ".guardian/state.json; exec " + where("sleep") + " 60; }");
        Process up = start(root, root.resolve("guardian"), "up");
        try {
            await().until(() -> Files.exists(root.resolve(".guardian/state.json")));
            program("java", JAVA_17);
            Files.setLastModifiedTime(root.resolve("routes-orders/src/main/Orders.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

            assertThat(run(1, "up")).isEqualTo("guardian: Guardian is starting or running already, process "
                + up.pid() + "; ./guardian status shows it, ./guardian down ends it.\n");
            assertThat(run(0, "demo")).contains("cli.Guardian demo").doesNotContain("Building");
            Files.setLastModifiedTime(root.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(5)));
            assertThat(run(0, "load")).contains("cli.LoadCommand").doesNotContain("Building");
            assertThat(run(0, "status")).contains("cli.Guardian status");
            assertThat(run(0, "down")).contains("cli.Guardian down");
        } finally {
            end(up);
        }
        assertThat(run(0, "up")).contains("Building local-platform, routes-orders, order-load (");
    }

    @Test
    void whereNothingCanLockGuardianStartsAllTheSame() throws Exception {
        Files.deleteIfExists(programs.resolve("flock"));
        Files.deleteIfExists(programs.resolve("perl"));

        assertThat(run(0, "up")).contains("Building local-platform", "java runs:");
    }

    @Test
    void itStartsWhereOnlyWhatMayBeWrittenIsLockedAsOnNfs() throws Exception {
        assumeThat(Path.of("/proc/self/fdinfo")).exists();
        program("flock", "[ \"$1 $2\" = '-n -s' ] || [ \"$(" + where("sed")
            + " -n 's/^flags:.*\\(.\\)$/\\1/p' /proc/self/fdinfo/9)\" != 0 ]");

        assertThat(run(0, "up")).contains("java runs:");
        assertThat(run(0, "status")).contains("java runs:");
    }
}
