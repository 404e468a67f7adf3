package io.guardianpartner.local.mercadopago;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A simulator of the broker whose clock can be set, and a client of it, for all tests of a class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SimulatorFixture {

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    MercadoPagoSimulator simulator;
    SimulatorClient client;

    @BeforeAll
    void start() {
        simulator = MercadoPagoSimulator.start(SimulatorOptions.defaults().withClock(new Clock() {

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        }));
        client = new SimulatorClient(simulator.uri());
    }

    @AfterAll
    void stop() {
        simulator.close();
    }

    static String reference() {
        return UUID.randomUUID().toString();
    }
}
