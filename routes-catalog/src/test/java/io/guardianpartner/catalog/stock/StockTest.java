package io.guardianpartner.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StockTest {

    private final Stock stock = new Stock(10, 4, 7);

    @Test
    void whatIsReservedIsNotAvailable() {
        assertThat(stock.available()).isEqualTo(6);
        assertThat(stock.covers(6)).isTrue();
        assertThat(stock.covers(7)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE,  RESERVED, 10, 7",
        "RESERVED, ALLOCATED,     7, 1",
        "RESERVED, NONE,  10, 1",
        "NONE,  ALLOCATED,     7, 4",
        "ALLOCATED,    NONE,  13, 4"})
    void threePortionsMoveBetweenHoldings(Allocation from, Allocation to, int onHand, int reserved) {
        assertThat(stock.moved(from, to, 3)).isEqualTo(new Stock(onHand, reserved, 8));
    }

    @ParameterizedTest
    @EnumSource
    void whatDoesNotMoveIsTheSameVersion(Allocation holding) {
        assertThat(stock.moved(holding, holding, 3)).isSameAs(stock);
    }

    @Test
    void moreThanIsThereCannotBeReserved() {
        assertThatThrownBy(() -> stock.moved(Allocation.NONE, Allocation.RESERVED, 7))
            .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stock.moved(Allocation.NONE, Allocation.ALLOCATED, 7))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void moreThanIsReservedCannotBeFreed() {
        assertThatThrownBy(() -> stock.moved(Allocation.RESERVED, Allocation.NONE, 5))
            .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCountMayGoDownToWhatIsReserved() {
        assertThat(stock.counted(4)).isEqualTo(new Stock(4, 4, 8));
        assertThatThrownBy(() -> stock.counted(3)).isInstanceOf(StockConflict.class)
            .hasMessage("There would be 3 on hand, and 4 are reserved.");
    }

    @Test
    void aDeltaAddsOrTakesAway() {
        assertThat(stock.adjusted(5)).isEqualTo(new Stock(15, 4, 8));
        assertThat(stock.adjusted(-6)).isEqualTo(new Stock(4, 4, 8));
    }

    @ParameterizedTest
    @ValueSource(ints = {-7, -11, Integer.MIN_VALUE, Stock.MOST, Integer.MAX_VALUE})
    void aDeltaNeverLeavesLessThanIsReservedNorMoreThanCanBe(int delta) {
        assertThatThrownBy(() -> stock.adjusted(delta)).isInstanceOf(StockConflict.class);
    }

    @Test
    void aNewProductHasWhatItIsGiven() {
        assertThat(Stock.initially(20)).isEqualTo(new Stock(20, 0, 1));
        assertThatThrownBy(() -> Stock.initially(-1)).isInstanceOf(StockConflict.class);
    }
}
