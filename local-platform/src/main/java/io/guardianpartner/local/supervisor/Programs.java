package io.guardianpartner.local.supervisor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds installed programs. */
record Programs(Map<String, String> environment) {

    /** Of this process. */
    static final Programs INSTALLED = new Programs(System.getenv());

    /** The file that a variable names, if it does. */
    Optional<Path> named(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank()).map(Path::of);
    }

    /** The first program of these names on the PATH. */
    Optional<Path> onPath(String... names) {
        String[] directories = environment.getOrDefault("PATH", "").split(File.pathSeparator);
        return Stream.of(names)
            .flatMap(name -> Stream.of(directories).filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, name)))
            .filter(Files::isExecutable).filter(Files::isRegularFile).findFirst();
    }
}
