package io.guardianpartner.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void idsAreOfVersionSevenAndBeginWithTheTime() {
        var before = System.currentTimeMillis();
        var ids = Stream.generate(Ids::next).limit(1_000).toList();
        var after = System.currentTimeMillis();

        assertThat(ids).allMatch(id -> id.version() == 7 && id.variant() == 2);
        assertThat(ids).extracting(id -> id.getMostSignificantBits() >>> 16)
            .allMatch(millis -> millis >= before && millis <= after);
    }

    @Test
    void noTwoThreadsGetTheSame() {
        var ids = IntStream.range(0, 20_000).parallel().mapToObj(i -> Ids.next()).toList();

        assertThat(ids).doesNotHaveDuplicates();
    }
}
