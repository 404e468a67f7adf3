package io.guardianpartner.catalog.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import io.guardianpartner.message.Ids;
import org.junit.jupiter.api.Test;

class RequestedPortionsTest {

    private final UUID soup = Ids.next();
    private final UUID bread = Ids.next();

    @Test
    void equalLinesAreOne() {
        assertThat(RequestedPortions.merged(
            List.of(new RequestedPortions(soup, 2), new RequestedPortions(bread, 1), new RequestedPortions(soup, 3))))
            .containsExactly(new RequestedPortions(soup, 5), new RequestedPortions(bread, 1));
    }
}
