package io.guardianpartner.catalog.seed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param seed where the first menu is, such as {@code classpath:menu.json}; empty: there is none */
@ConfigurationProperties("guardian.catalog")
record SeedProperties(@DefaultValue("") String seed) {}
