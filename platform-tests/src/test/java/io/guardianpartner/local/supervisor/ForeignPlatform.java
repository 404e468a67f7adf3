package io.guardianpartner.local.supervisor;

import java.nio.file.Path;
import java.time.Duration;

/** A platform of fake services in a separate process, to be killed; with archives if there is a second argument. */
public final class ForeignPlatform {

    private ForeignPlatform() {}

    public static void main(String[] args) throws InterruptedException {
        PlatformBuilder builder = Platform.builder(Path.of(args[0])).freePorts();
        if (args.length > 1) {
            builder.keepArchives();
        } else {
            builder.launchAll(launch -> launch.withCommand(FakeServiceProcess.command()));
        }
        Platform platform = builder.start();
        platform.awaitReady(Duration.ofSeconds(60));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
