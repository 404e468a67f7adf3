package io.guardianpartner.catalog.sales;

import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param timeZone the restaurant's: its midnight begins a day of sales */
@ConfigurationProperties("guardian.catalog")
record SalesProperties(@DefaultValue("America/Sao_Paulo") ZoneId timeZone) {}
