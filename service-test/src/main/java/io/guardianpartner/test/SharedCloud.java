package io.guardianpartner.test;

import java.util.ArrayList;
import java.util.List;

import io.guardianpartner.local.Component;
import io.guardianpartner.local.LocalCloud;
import org.springframework.boot.SpringApplication;

/** The clouds of this JVM: one is started when the first test needs it, and closed after the last context. */
final class SharedCloud {

    private static final List<LocalCloud> CLOUDS = new ArrayList<>();

    private SharedCloud() {}

    static synchronized LocalCloud with(boolean postgres, boolean dynamodb) {
        return CLOUDS.stream()
            .filter(
                cloud -> (!postgres || cloud.has(Component.POSTGRES)) && (!dynamodb || cloud.has(Component.DYNAMODB)))
            .findFirst()
            .orElseGet(() -> start(postgres, dynamodb));
    }

    private static LocalCloud start(boolean postgres, boolean dynamodb) {
        var cloud = LocalCloud.builder().environment("shared").postgres(postgres).dynamoDb(dynamodb).start();
        SpringApplication.getShutdownHandlers().add(cloud::close);
        CLOUDS.add(cloud);
        return cloud;
    }
}
