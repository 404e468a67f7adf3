package io.guardianpartner.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a module that is generated from what a test sees. The test compares it; with {@code -Dguardian.generated=write} it writes
 * it instead.
 */
public final class GeneratedFile {

    private static final String WRITE = "write";

    private GeneratedFile() {}

    /**
     * Compares the file with what it should be, or writes it.
     *
     * @param file within the module
     * @param test by which it is written
     */
    public static void check(Path file, String content, Class<?> test) {
        try {
            if (WRITE.equals(System.getProperty("guardian.generated"))) {
                Files.writeString(file, content);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "").as("""
                %s is not what runs; write it anew, and look at the difference:
                mvn -pl %s -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -Dguardian.generated=write
                """, file, Path.of("").toAbsolutePath().getFileName(), test.getSimpleName()).isEqualTo(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
