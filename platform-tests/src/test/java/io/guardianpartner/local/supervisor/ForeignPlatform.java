package io.guardianpartner.local.supervisor;

import java.nio.file.Path;
import java.time.Duration;

/** A platform of fake services in a separate process, to be killed; with archives if there is a second argument. */
public final class ForeignPlatform {

    private ForeignPlatform() {}

    public static void main(String[] args) throws InterruptedException {
        PlatformBuilder builder = Platform.builder(Path.of(args[0])).freePorts();
        if (args.length > 1) {
            builder.keepArchivesAtOnce();
        } else {
            builder.launchAll(launch -> launch.withCommand(FakeServiceProcess.command()));
        }
        Platform platform = builder.start();
        try {
            platform.awaitReady(Duration.ofSeconds(60));
        } catch (PlatformException e) {
            // Threads of the platform would keep this process, and who reads what it prints, waiting.
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
