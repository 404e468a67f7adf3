package io.guardianpartner.load.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Guests come at their own times, whatever becomes of those before them. */
class OpenArrivalsTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<Long> intended = new CopyOnWriteArrayList<>();

    @Test
    void ordersAreMeantToComeAtEvenTimesHoweverLongTheyTake() {
        CountDownLatch last = new CountDownLatch(1);
        OpenArrivals arrivals = new OpenArrivals(200, SECOND, 20, 20, null);

        arrivals.run((number, nanos) -> {
            intended.add(nanos);
            if (number == 20) {
                last.countDown();
            }
            last.await();
        }, () -> {});

        assertThat(intended).hasSize(20);
        List<Long> sorted = intended.stream().sorted().toList();
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(sorted.get(i) - sorted.get(i - 1)).isBetween(SECOND / 200 - 1, SECOND / 200 + 1);
        }
        assertThat(arrivals.notStarted()).isZero();
    }

    @Test
    void whoComesWhileTooManyAreUnderWayIsCountedAndNotForgotten() {
        CountDownLatch allHaveCome = new CountDownLatch(1);
        OpenArrivals arrivals = new OpenArrivals(1000, SECOND, 50, 3, null);

        arrivals.run((number, nanos) -> {
            intended.add(nanos);
            allHaveCome.await();
        }, allHaveCome::countDown);

        assertThat(intended).hasSize(3);
        assertThat(arrivals.notStarted()).isEqualTo(47);
    }

    @Test
    void randomTimesHaveTheRateAndAreTheSameForASeed() {
        double[] gaps = new double[2];
        for (int run = 0; run < 2; run++) {
            intended.clear();
            new OpenArrivals(2000, SECOND, 400, 500, new Random(7)).run((number, nanos) -> intended.add(nanos),
                () -> {});
            List<Long> sorted = intended.stream().sorted().toList();
            gaps[run] = (sorted.get(399) - sorted.get(0)) / 399.0;
        }

        assertThat(gaps[0]).isBetween(SECOND / 2000 * 0.8, SECOND / 2000 * 1.2);
        assertThat(gaps[1]).isCloseTo(gaps[0], offset(1.0));
    }

    @Test
    void afterItIsStoppedNobodyComes() {
        OpenArrivals arrivals = new OpenArrivals(100, 600 * SECOND, Integer.MAX_VALUE, 20, null);

        arrivals.run((number, nanos) -> {
            intended.add(nanos);
            arrivals.stop();
        }, () -> {});

        assertThat(intended).hasSizeLessThan(100);
    }

    @Test
    void aNumberOfGuestsOrdersAgainAndAgainUntilAllOrdersHaveCome() {
        List<Integer> numbers = new CopyOnWriteArrayList<>();
        List<String> guests = new CopyOnWriteArrayList<>();

        new ClosedArrivals(30, 3, SECOND * 600).run((number, nanos) -> {
            numbers.add(number);
            guests.add(Thread.currentThread().getName());
        }, () -> {});

        assertThat(numbers.stream().sorted().toList())
            .containsExactlyElementsOf(IntStream.rangeClosed(1, 30).boxed().toList());
        assertThat(guests.stream().distinct().count()).isLessThanOrEqualTo(3);
    }
}
