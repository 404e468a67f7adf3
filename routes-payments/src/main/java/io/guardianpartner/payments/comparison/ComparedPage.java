package io.guardianpartner.payments.comparison;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import io.guardianpartner.payments.payment.BrokerPage;
import io.guardianpartner.payments.payment.BrokerPage.Hit;
import io.guardianpartner.payments.payment.BrokerPayment;
import io.guardianpartner.payments.payment.BrokerStatus;
import io.guardianpartner.payments.payment.Payment;

/**
 * A page of the broker's payments beside ours.
 *
 * @param found those with money, for the sums of the day; each once
 * @param findings what does not agree
 */
public record ComparedPage(List<FoundPayment> found, List<Finding> findings) {

    /** More than a payment of ours can be of. */
    private static final BigDecimal MOST = BigDecimal.TEN.pow(10);

    public ComparedPage {
        found = List.copyOf(found);
        findings = List.copyOf(findings);
    }

    /** @param ours those of our payments that have an id or a reference of the page, in any order */
    public static ComparedPage of(LocalDate day, BrokerPage page, List<Payment> ours) {
        Map<String, FoundPayment> found = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (Hit hit : page.hits()) {
            Payment payment = payment(hit, ours);
            if (hit.payment() != null) {
                found(day, hit.payment(), payment).ifPresent(money -> found.put(money.externalId(), money));
            }
            finding(hit, payment).ifPresent(findings::add);
        }
        return new ComparedPage(List.copyOf(found.values()), findings);
    }

    /** What the sums of a day count of a payment; empty if no money has come, or none that any payment of ours can have. */
    public static Optional<FoundPayment> found(LocalDate day, BrokerPayment told, Payment ours) {
        if (!Comparison.hadMoney(told) || !isMoney(told.amount())) {
            return Optional.empty();
        }
        boolean isOfDay = told.approvedAt() != null && day.equals(dayOf(told.approvedAt()));
        BigDecimal refunded = told.status() == BrokerStatus.REFUNDED ? told.amount() : told.madeRefunds();
        return Optional.of(new FoundPayment(told.externalId(), id(ours), isOfDay, told.amount(), orNothing(refunded),
            orNothing(told.fee())));
    }

    private static Optional<Finding> finding(Hit hit, Payment ours) {
        BrokerPayment told = hit.payment();
        boolean isSecond = ours != null && ours.isKnownToBroker() && hit.externalId() != null
            && !ours.externalId().equals(hit.externalId());
        if (isSecond) {
            return Optional.of(new Finding(FindingKind.OTHER_PAYMENT, FindingAction.ESCALATED, ours.id(),
                hit.externalId(), words(ours), told == null ? null : Comparison.words(told),
                "it has our reference, and ours is " + ours.externalId(), null))
                .filter(second -> told == null || Comparison.hadMoney(told));
        }
        if (told == null) {
            return Optional.of(new Finding(FindingKind.UNREADABLE,
                ours == null ? FindingAction.ESCALATED : FindingAction.ASKED_AGAIN, id(ours), hit.externalId(),
                words(ours), null, "its id, status, amount or currency cannot be read", null));
        }
        if (ours == null) {
            return Optional.of(new Finding(FindingKind.UNKNOWN_PAYMENT, FindingAction.ESCALATED, null,
                hit.externalId(), null, Comparison.words(told),
                "its reference is none of ours", null))
                .filter(unknown -> Comparison.hadMoney(told));
        }
        return Comparison.difference(ours, told).map(kind -> new Finding(kind, FindingAction.ASKED_AGAIN, ours.id(),
            hit.externalId(), words(ours), Comparison.words(told), null, null));
    }

    /** By its reference, which is our id; else by the broker's. */
    private static Payment payment(Hit hit, List<Payment> ours) {
        return ours.stream().filter(payment -> payment.id().toString().equals(hit.reference())).findFirst()
            .or(() -> ours.stream().filter(payment -> Objects.equals(payment.externalId(), hit.externalId()))
                .filter(payment -> hit.externalId() != null).findFirst())
            .orElse(null);
    }

    private static UUID id(Payment ours) {
        return ours == null ? null : ours.id();
    }

    private static String words(Payment ours) {
        return ours == null ? null : Comparison.words(ours);
    }

    private static boolean isMoney(BigDecimal amount) {
        return amount != null && amount.compareTo(MOST) < 0;
    }

    private static BigDecimal orNothing(BigDecimal amount) {
        return isMoney(amount) ? amount : BigDecimal.ZERO;
    }

    private static LocalDate dayOf(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
