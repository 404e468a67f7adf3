package io.guardianpartner.local.supervisor;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.guardianpartner.local.archive.ArchiveMaker;
import io.guardianpartner.local.archive.ClassArchive;
import io.guardianpartner.local.archive.ClassArchives;

/** Class archives of the services, if a platform is to have any and this Java can make them. */
record ServiceArchives(ClassArchives archives, ArchiveMaker maker) implements AutoCloseable {

    /** By which people give options to every JVM of a service. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /**
     * Flags and module options in them. An archive is made without these variables, so the JVM could reject it at every
     * start.
     */
    private static final Pattern REJECTED = Pattern.compile("(?:^|\\s)(?:-XX|--)");

    static final ServiceArchives NONE = new ServiceArchives(null, null);

    static ServiceArchives open(PlatformBuilder options, PlatformFiles files, Reaper reaper) {
        if (!options.keepsArchives() || !options.startsServices() || !ClassArchive.isPossible()) {
            return NONE;
        }
        try {
            ClassArchives archives = ClassArchives.in(files.archives());
            return new ServiceArchives(archives,
                new ArchiveMaker(archives, reaper::watch, reaper::forget, options.progress(),
                    options.archivesNiceness()));
        } catch (IOException e) {
            options.progress().accept("No archives of classes, services start slower: " + files.archives()
                + " cannot be written or cleared; delete it (" + e + ")");
            return NONE;
        }
    }

    /** Makes the JVM of a start that follows use the service's archive, or list the classes for one. */
    List<String> jvmArguments(String queue, Launch launch) {
        if (archives == null || !launch.command().isEmpty()) {
            return List.of();
        }
        List<String> variables = VARIABLES.stream()
            .map(name -> launch.variables().getOrDefault(name, System.getenv(name))).filter(Objects::nonNull).toList();
        if (variables.stream().anyMatch(value -> REJECTED.matcher(value).find())) {
            return List.of();
        }
        return archives.of(queue, launch.jvmOptions(), variables, launch.jars()).jvmArguments();
    }

    /** Makes what is missing, in the background. */
    void make() {
        if (maker != null) {
            maker.begin();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (maker != null) {
            maker.close();
        }
    }
}
