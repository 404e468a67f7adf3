package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    private Path directory;

    @Test
    void whatCouldNotBeLockedOnceCanBeLockedAsSoonAsItIsMended() throws IOException {
        Path obstacle = Files.createDirectory(directory.resolve("lock"));
        assertThatThrownBy(() -> DirectoryLock.take(directory)).isInstanceOf(PlatformException.class)
            .hasMessageContaining("cannot be written");
        Files.delete(obstacle);

        try (DirectoryLock lock = DirectoryLock.take(directory)) {
            assertThat(obstacle).isRegularFile();
        }
        assertThat(obstacle).doesNotExist();
    }
}
