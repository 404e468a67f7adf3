package io.guardianpartner.local.supervisor;

import java.util.List;
import java.util.Objects;

import io.guardianpartner.local.archive.ArchiveMaker;
import io.guardianpartner.local.archive.ClassArchive;
import io.guardianpartner.local.archive.ClassArchives;

/** Class archives of the services, if a platform is to have any and this Java can make them. */
record ServiceArchives(ClassArchives archives, ArchiveMaker maker) implements AutoCloseable {

    /** By which people give options to every JVM of a service. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    static final ServiceArchives NONE = new ServiceArchives(null, null);

    static ServiceArchives open(PlatformBuilder options, PlatformFiles files, Reaper reaper) {
        if (!options.keepsArchives() || !options.startsServices() || !ClassArchive.isPossible()) {
            return NONE;
        }
        ClassArchives archives = ClassArchives.in(files.archives());
        return new ServiceArchives(archives,
            new ArchiveMaker(archives, reaper::watch, reaper::forget, options.progress()));
    }

    /** Makes the JVM of a start that follows use the service's archive, or list the classes for one. */
    List<String> jvmArguments(String queue, Launch launch) {
        if (archives == null || !launch.command().isEmpty()) {
            return List.of();
        }
        List<String> variables = VARIABLES.stream()
            .map(name -> launch.variables().getOrDefault(name, System.getenv(name))).filter(Objects::nonNull).toList();
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
