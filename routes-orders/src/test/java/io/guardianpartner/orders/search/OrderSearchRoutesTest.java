package io.guardianpartner.orders.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.Role;
import io.guardianpartner.orders.testing.StoryRoutesTest;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OrderSearchRoutesTest extends StoryRoutesTest {

    private static final Map<String, Object> NUMBER = Map.of("trackingNumber", "7", "date", "2026-03-01");

    @Test
    void anAdministratorSeesOrdersOfAStatus() {
        Exchange end = send("direct:list", null, Map.of("status", "CANCELLED"), Role.ADMIN);

        assertThat(end.getMessage().getBody(String.class)).contains("items");
        assertThat(run.steps()).containsExactly("one-list-at-a-time", "board-or-own", "status-is-asked-for",
            "administrator-looks-for-status", "which-page-of-status", "list-of-status", "show-page-of-status");
    }

    @Test
    void anAdministratorFindsTheOrderOfANumber() {
        Exchange end = send("direct:list", null, NUMBER, Role.ADMIN);

        assertThat(end.getMessage().getBody(String.class)).contains("items");
        assertThat(run.steps()).containsExactly("one-list-at-a-time", "board-or-own", "number-is-asked-for",
            "administrator-looks-for-number", "which-number", "orders-of-number", "show-order-of-number");
    }

    @ParameterizedTest
    @CsvSource({"status,AWAITING,customer,me", "trackingNumber,7,status,AWAITING", "customer,me,trackingNumber,7",
        "date,2026-03-01,status,AWAITING", "date,2026-03-01,limit,5"})
    void whatWouldBeTakenNoNoticeOfIsRefused(String name, String value, String other, String otherValue) {
        assertThat(send("direct:list", null, Map.of(name, value, other, otherValue), Role.ADMIN).getException())
            .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @CsvSource({"status,PAID", "status,''", "trackingNumber,x", "trackingNumber,''", "trackingNumber,7"})
    void whatCannotBeLookedForIsRefused(String name, String value) {
        assertThat(send("direct:list", null, Map.of(name, value), Role.ADMIN).getException())
            .isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = {"KITCHEN", "CUSTOMER"})
    void nobodyElseSearches(Role role) {
        send("direct:list", null, Map.of("status", "CANCELLED"), role);
        assertThat(run.steps()).endsWith("administrator-looks-for-status");
        send("direct:list", null, NUMBER, role);
        assertThat(run.steps()).endsWith("administrator-looks-for-number");
    }
}
