package io.guardianpartner.message.evolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.guardianpartner.message.Contract;
import org.junit.jupiter.api.Test;

/** The contract of this build against the last released one, of which {@code released/asyncapi.yaml} is a copy. */
class ReleasedContractTest {

    @Test
    void theContractOnlyAddsToTheReleasedOne() throws IOException {
        try (var yaml = Files.newInputStream(Path.of("released", "asyncapi.yaml"))) {
            assertThat(ContractEvolution.compare(Contract.load(yaml), Contract.load())).isEmpty();
        }
    }
}
