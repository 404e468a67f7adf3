package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Finds out which process listens on a port, as far as the system tells. */
final class PortHolder {

    private static final String LISTENING = "0A";

    private PortHolder() {}

    /** For people: {@code process 4711 (java)}. */
    static Optional<String> of(int port) {
        Optional<Long> pid = inode(port).flatMap(PortHolder::owner);
        return (pid.isPresent() ? pid : lsof(port)).map(PortHolder::described);
    }

    private static String described(long pid) {
        return "process " + pid + ProcessHandle.of(pid)
            .flatMap(process -> process.info().command())
            .map(command -> " (" + Path.of(command).getFileName() + ")")
            .orElse("");
    }

    /** Linux: the kernel's table of sockets names the inode of each. */
    private static Optional<String> inode(int port) {
        String suffix = ":" + HexFormat.of().withUpperCase().toHexDigits((short) port);
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            try (Stream<String> lines = Files.lines(Path.of(table))) {
                Optional<String> found = lines.skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns.length > 9 && columns[1].endsWith(suffix)
                        && columns[3].equals(LISTENING))
                    .map(columns -> columns[9])
                    .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Long> owner(String inode) {
        return ProcessHandle.allProcesses()
            .map(ProcessHandle::pid)
            .filter(pid -> holds(pid, "socket:[" + inode + "]"))
            .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> leadsTo(file, socket));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static boolean leadsTo(Path link, String socket) {
        try {
            return Files.readSymbolicLink(link).toString().equals(socket);
        } catch (IOException e) {
            return false;
        }
    }

    /** Elsewhere: lsof, if it is there. */
    private static Optional<Long> lsof(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", String.format(Locale.ROOT, "-iTCP:%d", port),
                "-sTCP:LISTEN").redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!lsof.waitFor(3, TimeUnit.SECONDS)) {
                lsof.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(lsof.getInputStream().readAllBytes(),
                java.nio.charset.StandardCharsets.US_ASCII);
            return answer.lines().filter(line -> line.matches("[0-9]+")).map(Long::valueOf).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
