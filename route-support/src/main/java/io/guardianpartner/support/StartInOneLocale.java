package io.guardianpartner.support;

import io.guardianpartner.message.text.OneLocale;
import org.springframework.boot.BootstrapRegistry;
import org.springframework.boot.BootstrapRegistryInitializer;

/** Gives a service its locale; of what Spring Boot calls it is the first, before it sets up logging or reads a property. */
final class StartInOneLocale implements BootstrapRegistryInitializer {

    @Override
    public void initialize(BootstrapRegistry registry) {
        OneLocale.set();
    }
}
