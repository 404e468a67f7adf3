package io.guardianpartner.orders.menu;

import org.apache.camel.Exchange;

/** One run of {@link MenuFillRoutes}: how far it is in the pages of the catalog. */
final class MenuFilling {

    /** The exchange variable that holds it. */
    static final String VARIABLE = "menuFilling";

    private final boolean wasFilledBefore;
    private boolean isLastPageRead;
    private String cursor;

    MenuFilling(boolean wasFilledBefore) {
        this.wasFilledBefore = wasFilledBefore;
    }

    static MenuFilling of(Exchange exchange) {
        return exchange.getVariable(VARIABLE, MenuFilling.class);
    }

    boolean isUnfinished() {
        return !wasFilledBefore && !isLastPageRead;
    }

    /** Whether this run has read all pages, so that the replica is whole from now on. */
    boolean hasFilled() {
        return isLastPageRead;
    }

    /** Where the next page begins; null for the first. */
    String cursor() {
        return cursor;
    }

    /** @param next where the next page begins; null after the last */
    void pageRead(String next) {
        cursor = next;
        isLastPageRead = next == null;
    }
}
