package io.guardianpartner.local.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.guardianpartner.operations.platform.PlatformState;

/**
 * Memory of Guardian's processes.
 *
 * @param parts by part; a part with several processes is their sum
 */
record MemoryUse(Map<String, Amount> parts) {

    /**
     * In KiB.
     *
     * @param rss resident; pages that several processes share count once for each
     * @param pss proportional: shared pages are split among those who share them; -1 where the system does not tell
     */
    record Amount(int processes, long rss, long pss) {

        Amount plus(Amount other) {
            return new Amount(processes + other.processes, rss + other.rss,
                pss < 0 || other.pss < 0 ? -1 : pss + other.pss);
        }
    }

    static MemoryUse of(PlatformState state) {
        Map<String, Amount> parts = new LinkedHashMap<>();
        parts.put("platform", of(Stream.of(state.pid())));
        state.processes().forEach((part, pid) -> parts.put(part, of(tree(pid))));
        return new MemoryUse(parts);
    }

    Amount total() {
        return parts.values().stream().reduce(new Amount(0, 0, 0), Amount::plus);
    }

    int processes() {
        return total().processes();
    }

    /** For people, in the more truthful of the two ways. */
    String described() {
        Amount total = total();
        return total.pss() < 0
            ? mebibytes(total.rss()) + " MiB (RSS)"
            : mebibytes(total.pss()) + " MiB (PSS; RSS " + mebibytes(total.rss()) + " MiB)";
    }

    static String mebibytes(long kibibytes) {
        return kibibytes < 0 ? "-" : String.format(Locale.ROOT, "%d", Math.round(kibibytes / 1024.0));
    }

    private static Stream<Long> tree(long pid) {
        return Stream.concat(Stream.of(pid),
            ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid));
    }

    private static Amount of(Stream<Long> pids) {
        return pids.map(MemoryUse::of).reduce(new Amount(0, 0, 0), Amount::plus);
    }

    private static Amount of(long pid) {
        OptionalLong rss = kibibytes(Path.of("/proc/" + pid + "/status"), "VmRSS:");
        OptionalLong pss = kibibytes(Path.of("/proc/" + pid + "/smaps_rollup"), "Pss:");
        if (rss.isEmpty()) {
            rss = ps(pid);
        }
        return rss.isEmpty() ? new Amount(0, 0, 0) : new Amount(1, rss.getAsLong(), pss.orElse(-1));
    }

    private static OptionalLong kibibytes(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong ps(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
            String answer = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return ps.waitFor(3, TimeUnit.SECONDS) && answer.matches("[0-9]+")
                ? OptionalLong.of(Long.parseLong(answer))
                : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }
}
