package io.guardianpartner.catalog.seed;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import io.guardianpartner.catalog.menu.NewProduct;
import io.guardianpartner.message.Json;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/** Brings the first menu before the service says that it is ready; a menu that cannot be read stops the start. */
@Component
class SeedRunner implements ApplicationRunner {

    private static final TypeReference<List<NewProduct>> MENU = new TypeReference<>() {};

    private final String seed;
    private final ResourceLoader resources;
    private final ProducerTemplate routes;

    SeedRunner(SeedProperties properties, ResourceLoader resources, ProducerTemplate routes) {
        this.seed = properties.seed();
        this.resources = resources;
        this.routes = routes;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        if (seed.isBlank()) {
            return;
        }
        try (InputStream json = resources.getResource(seed).getInputStream()) {
            routes.sendBody("direct:seed-menu", Json.mapper().readValue(json, MENU));
        }
    }
}
