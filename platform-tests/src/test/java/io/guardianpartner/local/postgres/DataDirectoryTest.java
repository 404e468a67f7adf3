package io.guardianpartner.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class DataDirectoryTest {

    @Test
    void toLookForLeftoversKeepsTheLocksOfThisProcess() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
        DataDirectory directory = DataDirectory.create();
        try {
            DataDirectory.clearLeftovers();

            assertThat(openFiles(directory.data().resolveSibling("owner"))).isOne();
        } finally {
            directory.delete();
        }
    }

    private static long openFiles(Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.filter(descriptor -> leadsTo(descriptor, file)).count();
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }
}
