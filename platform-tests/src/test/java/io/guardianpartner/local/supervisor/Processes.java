package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Facts about processes, for tests. */
public final class Processes {

    private Processes() {}

    /** A process that nobody has waited for yet is dead all the same. */
    public static boolean isAlive(long pid) {
        if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
            return false;
        }
        try {
            String status = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return !status.substring(status.lastIndexOf(')') + 2).startsWith("Z");
        } catch (IOException e) {
            return Files.notExists(Path.of("/proc/self/stat"));
        }
    }
}
