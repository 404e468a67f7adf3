package io.guardianpartner.catalog.menu;

import io.guardianpartner.message.Money;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param highestPrice maximum price of one portion; a higher one is a typing error that no order could pay */
@ConfigurationProperties("guardian.catalog")
record MenuProperties(@DefaultValue("99999.99") Money highestPrice) {}
