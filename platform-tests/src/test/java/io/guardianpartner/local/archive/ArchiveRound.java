package io.guardianpartner.local.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import io.guardianpartner.local.ThisJava;

/** Starts of a program by the Java that runs this, and the life of its archive. */
final class ArchiveRound {

    /** The output of a start, without and with the messages of the JVM about its classes. */
    record Start(int exitCode, String said, boolean fromArchive) {}

    private static final List<String> OPTIONS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m");

    private final Path directory;
    private final Path jar;
    private final ClassArchives archives;

    ArchiveRound(Path directory) throws IOException {
        this.directory = directory;
        this.jar = directory.resolve("greeting.jar");
        this.archives = ClassArchives.in(directory.resolve("archives"));
        writeJar("first");
    }

    ClassArchives archives() {
        return archives;
    }

    void writeJar(String content) throws IOException {
        String name = Greeting.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
            JarOutputStream entries = new JarOutputStream(out);
            InputStream bytes = Greeting.class.getResourceAsStream("/" + name)) {
            entries.putNextEntry(new JarEntry(name));
            bytes.transferTo(entries);
            entries.putNextEntry(new JarEntry("content"));
            entries.write(content.getBytes());
        }
    }

    ClassArchive archive() {
        return archives.of("greeting", options(), List.of(), List.of(jar));
    }

    ClassArchive archiveWith(String option) {
        List<String> options = new ArrayList<>(options());
        options.add(option);
        return archives.of("greeting", options, List.of(), List.of(jar));
    }

    Start start(String... more) throws IOException, InterruptedException {
        Path loaded = directory.resolve("loaded");
        List<String> command = new ArrayList<>(List.of(ThisJava.PROGRAM));
        command.addAll(archive().jvmArguments());
        command.addAll(options());
        command.add("-Xlog:class+load:file=" + loaded);
        command.addAll(List.of(more));
        command.addAll(List.of("-cp", jar.toString(), Greeting.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        int code = process.waitFor();
        boolean archived = Files.exists(loaded) && Files.readAllLines(loaded).stream()
            .anyMatch(line -> line.contains(Greeting.class.getName() + " source: shared objects file"));
        Files.deleteIfExists(loaded);
        return new Start(code, said, archived);
    }

    /** Another file of the same name and size. */
    void breakArchive() throws IOException {
        Path file = archive().file();
        byte[] bytes = Files.readAllBytes(file);
        for (int at = bytes.length / 4; at < bytes.length; at += bytes.length / 8) {
            bytes[at] ^= 1;
        }
        Files.delete(file);
        Files.write(file, bytes);
    }

    private static List<String> options() {
        List<String> all = new ArrayList<>(ThisJava.WITHOUT_WARNINGS);
        all.addAll(OPTIONS);
        return all;
    }

    /** Prints what a first start, and one with the archive, and one with a broken archive say. */
    public static void main(String[] args) throws Exception {
        ArchiveRound round = new ArchiveRound(Path.of(args[0]));
        System.out.println(round.start());
        try (ArchiveMaker maker = new ArchiveMaker(round.archives(), pid -> {}, pid -> {}, line -> {}, 0)) {
            maker.begin();
            maker.await();
        }
        System.out.println(round.start("-Xshare:on"));
        round.breakArchive();
        System.out.println(round.start());
    }
}
