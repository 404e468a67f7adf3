package io.guardianpartner.load.reconciliation;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.load.order.OrderState;
import io.guardianpartner.message.Money;

/**
 * Orders, payments, board and stock as they are found after a run.
 *
 * @param orders by their number; one that is missing was not found
 * @param payments of the run's payers; null if nobody was asked
 * @param board the run's orders that the kitchen sees; null if nobody was asked
 * @param stock of the run's own products; null if it has none
 */
public record Facts(Map<Integer, OrderFact> orders, List<PaymentFact> payments, List<BoardFact> board,
    Map<UUID, StockFact> stock) {

    /** Nothing could be read. */
    public static final Facts NONE = new Facts(Map.of(), null, null, null);

    /** An order as its guest sees it. */
    public record OrderFact(OrderState state, Money total) {}

    /**
     * A payment as the broker has it.
     *
     * @param number of the order whose payer pays it
     * @param reference Guardian's id of the payment
     * @param status in the broker's words
     */
    public record PaymentFact(int number, String reference, String status, Money amount, Money refunded) {

        /** Whether money was taken and not given back, or could still be taken. */
        boolean isOpen() {
            return !status.equals("rejected") && !status.equals("cancelled") && !status.equals("refunded");
        }

        boolean isApproved() {
            return status.equals("approved");
        }
    }

    /** An order on the kitchen's board. */
    public record BoardFact(int number, UUID orderId) {}

    /** A product's portions. */
    public record StockFact(int onHand, int reserved) {}
}
