package io.guardianpartner.local.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A digest of everything that an archive of classes depends on: the JVM, its options, and each file of the class path by
 * what the JVM compares, too: path, size and time of change.
 */
final class ArchiveKey {

    private static final List<String> JVM = List.of("java.home", "java.vm.name", "java.vm.vendor", "java.vm.version");
    private static final int DIGITS = 16;

    private final MessageDigest digest;

    private ArchiveKey() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The key of an archive.
     *
     * @param options that the JVM is given, by its command line or by variables
     * @param classPath jars, with the libraries that their manifests name, and directories, of which each file counts
     */
    static String of(List<String> options, List<Path> classPath) {
        ArchiveKey key = new ArchiveKey();
        JVM.forEach(name -> key.add(System.getProperty(name)));
        options.forEach(key::add);
        classPath.forEach(key::addFiles);
        return HexFormat.of().formatHex(key.digest.digest()).substring(0, DIGITS);
    }

    private void add(String part) {
        digest.update((part + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void addFiles(Path entry) {
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(file);
            }
            for (String library : librariesOf(entry)) {
                Path file = entry.resolveSibling(library);
                if (Files.exists(file)) {
                    add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The class path cannot be read: " + entry, e);
        }
    }

    private void add(Path file) throws IOException {
        add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file).toMillis());
    }

    /** The class path in a jar's manifest. */
    private static List<String> librariesOf(Path entry) throws IOException {
        if (!Files.isRegularFile(entry)) {
            return List.of();
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            String names = jar.getManifest() == null
                ? null
                : jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return names == null ? List.of() : List.of(names.trim().split("\\s+"));
        }
    }
}
