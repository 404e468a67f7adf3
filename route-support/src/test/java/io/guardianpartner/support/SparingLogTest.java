package io.guardianpartner.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class SparingLogTest {

    private final Queue<Runnable> atTheEndOfTheMinute = new ArrayDeque<>();
    private final SparingLog log = new SparingLog(LoggerFactory.getLogger(SparingLogTest.class), 2,
        atTheEndOfTheMinute::add);

    @Test
    void ofEachKindAFewLinesAreWrittenAndTheRestIsCountedInOne(CapturedOutput output) {
        for (int i = 0; i < 1000; i++) {
            log.warn("forged ones", "rejected number {}", i);
        }
        log.error("others", "failed number {}", 1);
        atTheEndOfTheMinute.forEach(Runnable::run);

        assertThat(lines(output)).satisfiesExactly(
            line -> assertThat(line).contains("WARN").endsWith("rejected number 0"),
            line -> assertThat(line).contains("WARN").endsWith("rejected number 1"),
            line -> assertThat(line).contains("ERROR").endsWith("failed number 1"),
            line -> assertThat(line).contains("WARN").endsWith("998 more within a minute: forged ones"));
    }

    @Test
    void theNextMinuteBeginsAnew(CapturedOutput output) {
        log.warn("forged ones", "rejected");
        atTheEndOfTheMinute.remove().run();
        log.warn("forged ones", "rejected");

        assertThat(lines(output)).hasSize(2).allMatch(line -> line.endsWith("rejected"));
    }

    @Test
    void kindsThatACallerMakesUpDoNotGrowTheLogEither(CapturedOutput output) {
        for (int i = 0; i < 1000; i++) {
            log.warn("kind " + i, "rejected");
        }

        assertThat(lines(output)).hasSizeLessThan(150);
        assertThat(atTheEndOfTheMinute).hasSizeLessThan(150);
    }

    private static Iterable<String> lines(CapturedOutput output) {
        return output.getAll().lines().filter(line -> line.contains("SparingLogTest")).toList();
    }
}
