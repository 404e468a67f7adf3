package io.guardianpartner.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("others take ports too")
class LoopbackTest {

    @Test
    void noPortIsGivenOutTwiceNorOneThatAnOutgoingConnectionMayTake() {
        List<Integer> ports = Stream.generate(Loopback::freePort).limit(300).toList();

        assertThat(ports).doesNotHaveDuplicates().allSatisfy(port -> assertThat(port).isBetween(10_000, 32_000));
    }

    @Test
    void aPortThatSomebodyListensOnIsLeftOut() throws IOException {
        int free = Loopback.freePort();
        try (ServerSocket somebody = new ServerSocket()) {
            somebody.bind(Loopback.socket(free + 1));

            assertThat(Stream.generate(Loopback::freePort).limit(3)).doesNotContain(free + 1);
        }
    }

    @Test
    void twoWhoClaimTheirOwnAreNeverGivenTheSame() {
        FreePorts one = new FreePorts();
        FreePorts other = new FreePorts();

        List<Integer> ports = Stream.generate(() -> List.of(one.next(), other.next())).limit(300).flatMap(List::stream)
            .toList();

        assertThat(ports).doesNotHaveDuplicates();
    }
}
