package io.guardianpartner.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Map;

import io.guardianpartner.message.Contract;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void everyPartIsWherePeopleExpectIt() {
        assertThat(Ports.usual(Contract.load())).containsOnly(Map.entry("front-door", 8080),
            Map.entry("orders", 8081), Map.entry("orders-management", 9081), Map.entry("payments", 8082),
            Map.entry("payments-management", 9082), Map.entry("catalog", 8083), Map.entry("catalog-management", 9083),
            Map.entry("mercado-pago", 8084), Map.entry("identity", 8085), Map.entry("sqs", 9324),
            Map.entry("sns", 9911),
            Map.entry("dynamodb", 8000), Map.entry("postgres", 5433), Map.entry("secrets-manager", 4584));
    }

    @Test
    void aFourthServiceComesAfterTheStandIns() throws Exception {
        assertThat(Ports.usual(PlatformTest.withFourthService())).containsEntry("kitchen", 8086)
            .containsEntry("kitchen-management", 9086);
    }

    @Test
    void aChosenPortWins() {
        Ports ports = Ports.of(Contract.load(), Map.of("orders", 8181), false, false);

        assertThat(ports.of("orders")).isEqualTo(8181);
        assertThat(ports.of("orders-management")).isEqualTo(9081);
    }

    @Test
    void freePortsAreAllDifferent() {
        Ports ports = Ports.of(Contract.load(), Map.of("sqs", 9324), true, false);

        var parts = Ports.usual(Contract.load()).keySet();
        var numbers = new HashSet<Integer>();
        parts.forEach(part -> numbers.add(ports.of(part)));
        assertThat(numbers).hasSameSizeAs(parts).doesNotContain(0).contains(9324);
    }

    @Test
    void anUnknownPartIsRefusedWithThoseThatThereAre() {
        assertThatThrownBy(() -> Ports.of(Contract.load(), Map.of("bar", 1), false, false))
            .isInstanceOf(PlatformException.class)
            .hasMessageContaining("bar")
            .hasMessageContaining("orders-management");
    }

    @Test
    void onePortForTwoPartsIsRefused() {
        assertThatThrownBy(() -> Ports.of(Contract.load(), Map.of("orders", 8082), false, false))
            .isInstanceOf(PlatformException.class)
            .hasMessageContaining("8082");
    }
}
