package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

import io.guardianpartner.local.ThisJava;

/**
 * A service's jar as Spring Boot recommends to run it in a container: taken apart into a jar of the service's own classes
 * and a folder of libraries. The classes are the very same; that they are found in plain jars halves the work of starting.
 *
 * @see <a href="https://docs.spring.io/spring-boot/reference/packaging/efficient.html">Spring Boot, Efficient
 * Deployments</a>
 */
final class UnpackedJar {

    private static final String MADE_OF = "made-of";

    private UnpackedJar() {}

    /**
     * Unpacks a jar, unless that was done before.
     *
     * @param directory belongs to this jar alone; what is in there is replaced when the jar has changed
     * @return the jar to run: the given one if it has nothing packed in it
     */
    static Path of(Path jar, Path directory) {
        try {
            if (!isPacked(jar)) {
                return jar;
            }
            Path marker = directory.resolve(MADE_OF);
            String version = Files.getLastModifiedTime(jar).toMillis() + " " + Files.size(jar);
            if (!Files.exists(marker) || !Files.readString(marker).equals(version)) {
                PlatformFiles.delete(directory);
                Files.createDirectories(directory.getParent());
                extract(jar, directory);
                Files.writeString(marker, version);
            }
            return directory.resolve(jar.getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException("The jar cannot be unpacked: " + jar, e);
        }
    }

    /** @return the class that the jar starts with */
    static String mainClass(Path jar) {
        return attribute(jar, "Main-Class");
    }

    private static boolean isPacked(Path jar) {
        return attribute(jar, "Spring-Boot-Lib") != null;
    }

    private static String attribute(Path jar, String name) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest() == null ? null : file.getManifest().getMainAttributes().getValue(name);
        } catch (IOException e) {
            throw new UncheckedIOException("The jar cannot be read: " + jar, e);
        }
    }

    private static void extract(Path jar, Path directory) throws IOException {
        Process tool = new ProcessBuilder(ThisJava.PROGRAM, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
            "-Djarmode=tools",
            "-jar", jar.toString(), "extract", "--destination", directory.toString())
            .redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes());
        try {
            if (tool.waitFor() != 0) {
                throw new PlatformException("The jar cannot be unpacked: " + jar + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlatformException("Interrupted while " + jar + " was unpacked.");
        }
    }
}
