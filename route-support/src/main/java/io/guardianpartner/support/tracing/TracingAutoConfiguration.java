package io.guardianpartner.support.tracing;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import io.guardianpartner.message.ServiceEntry;
import io.guardianpartner.support.GuardianAutoConfiguration;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** The SDK with the options that it reads itself, OTEL_…, and Camel's tracer. */
@AutoConfiguration(after = GuardianAutoConfiguration.class)
@ConditionalOnTracing
class TracingAutoConfiguration {

    private static final String OPTIONS = "otel.";

    @Bean
    ChosenIds spanIds() {
        return new ChosenIds();
    }

    /** It belongs to this context alone, and tells what is pending when it is closed, after the routes have stopped. */
    @Bean
    OpenTelemetrySdk openTelemetry(ConfigurableEnvironment environment, ServiceEntry thisService, ChosenIds spanIds) {
        return AutoConfiguredOpenTelemetrySdk.builder()
            .disableShutdownHook()
            .addPropertiesSupplier(() -> defaults(thisService))
            .addPropertiesSupplier(() -> options(environment))
            .addTracerProviderCustomizer((provider, config) -> provider.setIdGenerator(spanIds))
            .build().getOpenTelemetrySdk();
    }

    @Bean
    Tracer tracer(OpenTelemetrySdk openTelemetry) {
        return openTelemetry.getTracer("io.guardianpartner");
    }

    /** Camel would else take those of a global SDK, and make one. */
    @Bean
    ContextPropagators contextPropagators(OpenTelemetrySdk openTelemetry) {
        return openTelemetry.getPropagators();
    }

    @Bean
    SpanRecorder spanRecorder(Tracer tracer, ChosenIds spanIds) {
        return new SpanRecorder(tracer, spanIds);
    }

    @Bean
    RouteTracer routeTracer(CamelContext camel, SpanRecorder spans, ObjectProvider<EntryPoint> entryPoints) {
        RouteTracer tracer = new RouteTracer(spans, entryPoints.stream().toList());
        tracer.init(camel);
        return tracer;
    }

    /** Metrics and logs go other ways, and OTLP by the protocol that needs no library. Variables of the environment win. */
    private static Map<String, String> defaults(ServiceEntry thisService) {
        return Map.of("otel.service.name", thisService.queue(), "otel.metrics.exporter", "none",
            "otel.logs.exporter", "none", "otel.propagators", "tracecontext",
            "otel.exporter.otlp.protocol", "http/protobuf");
    }

    /** What is configured by other means than variables of the environment. */
    private static Map<String, String> options(ConfigurableEnvironment environment) {
        Map<String, String> options = new HashMap<>();
        environment.getPropertySources().stream()
            .filter(EnumerablePropertySource.class::isInstance)
            .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
            .filter(name -> name.startsWith(OPTIONS))
            .forEach(name -> options.put(name, environment.getProperty(name)));
        return options;
    }
}
