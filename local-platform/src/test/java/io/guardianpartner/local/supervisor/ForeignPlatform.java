package io.guardianpartner.local.supervisor;

import java.nio.file.Path;
import java.time.Duration;

/** A platform of fake services in a process of its own, to be killed. */
public final class ForeignPlatform {

    private ForeignPlatform() {}

    public static void main(String[] args) throws InterruptedException {
        Platform platform = Platform.builder(Path.of(args[0]))
            .freePorts()
            .launchAll(launch -> launch.withCommand(FakeService.command()))
            .start();
        platform.awaitReady(Duration.ofSeconds(60));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
