package io.guardianpartner.support.tracing;

import java.util.stream.Stream;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Leaves out Boot's own OpenTelemetry, which would start threads even where nothing is traced. It is asked first, so that not even
 * the classes that Boot's depends on are looked for.
 */
class NoOtherTracing implements AutoConfigurationImportFilter, PriorityOrdered {

    private static final String BOOTS = "org.springframework.boot.actuate.autoconfigure.";

    @Override
    public boolean[] match(String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] wanted = new boolean[classes.length];
        for (int index = 0; index < classes.length; index++) {
            wanted[index] = classes[index] == null || !isBootsTracing(classes[index]);
        }
        return wanted;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static boolean isBootsTracing(String name) {
        return name.startsWith(BOOTS) && Stream.of("OpenTelemetry", "Otlp", "Zipkin").anyMatch(name::contains);
    }
}
