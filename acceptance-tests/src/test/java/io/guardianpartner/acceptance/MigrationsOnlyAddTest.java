package io.guardianpartner.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Migrations only add: the version before works on while and after they are applied. */
class MigrationsOnlyAddTest {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final String NEW_TABLE = "of a table that the version before does not know";

    /** What takes something away, and the reason why the version before bears it. */
    private static final Map<String, String> BORNE = Map.ofEntries(
        Map.entry("routes-payments V2__unclear_answers.sql: drop view whole_payments",
            "made again in the same transaction, with all its columns and some more"),
        Map.entry(
            "routes-payments V5__webhooks.sql: create trigger webhook_notifications_are_kept before update or delete on "
                + "webhook_notifications for each row execute function keep_webhook_notification()",
            NEW_TABLE),
        Map.entry(
            "routes-payments V5__webhooks.sql: create trigger webhook_notifications_are_not_emptied before truncate on "
                + "webhook_notifications for each statement execute function keep_webhook_notification()",
            NEW_TABLE),
        Map.entry(
            "routes-payments V6__partial_refunds.sql: create constraint trigger refunds_within_payment after insert or "
                + "update on refunds deferrable initially deferred for each row execute function check_refunds_of_payment()",
            "the version before has one refund at a time, of what is left"),
        Map.entry("routes-payments V6__partial_refunds.sql: create trigger payments_with_open_refunds before update of "
            + "next_check_at on payments for each row when (new.next_check_at is null and new.status = '') "
            + "execute function keep_open_refunds_in_sight()", "only lets payments be looked at again"),
        Map.entry(
            "routes-payments V7__ledger.sql: create constraint trigger new_payments_are_booked after insert on payments "
                + "deferrable initially deferred for each row when (new.status not in ('', '') or new.fee <> 0) "
                + "execute function keep_books_of_payment()",
            "books what the version before writes"),
        Map.entry(
            "routes-payments V7__ledger.sql: create constraint trigger payments_are_booked after update on payments "
                + "deferrable initially deferred for each row when ((old.status, old.amount, old.refunded, old.charged_back, "
                + "old.fee) is distinct from (new.status, new.amount, new.refunded, new.charged_back, new.fee)) "
                + "execute function keep_books_of_payment()",
            "books what the version before writes"),
        Map.entry(
            "routes-payments V7__ledger.sql: create constraint trigger refunds_are_booked after insert or update on "
                + "refunds deferrable initially deferred for each row when (new.status = '') "
                + "execute function keep_books_of_refund()",
            "books what the version before writes"),
        Map.entry("routes-payments V7__ledger.sql: create constraint trigger transactions_are_whole after insert on "
            + "ledger_transactions deferrable initially deferred for each row execute function check_transaction()",
            NEW_TABLE),
        Map.entry("routes-payments V7__ledger.sql: create constraint trigger entries_are_whole after insert on "
            + "ledger_entries deferrable initially deferred for each row execute function check_transaction()",
            NEW_TABLE),
        Map.entry(
            "routes-payments V7__ledger.sql: create trigger transactions_stay before update or delete or truncate on "
                + "ledger_transactions for each statement execute function refuse_change()",
            NEW_TABLE),
        Map.entry("routes-payments V7__ledger.sql: create trigger entries_stay before update or delete or truncate on "
            + "ledger_entries for each statement execute function refuse_change()",
            NEW_TABLE));

    private static final List<Pattern> TAKES_AWAY = Stream.of(
        "\\bdrop (table|column|view|materialized view|type|schema|sequence|constraint|default|function|trigger|domain)\\b",
        "\\bdrop (?!index|not null|expression|identity|table|column|view|materialized|type|schema|sequence|constraint|default"
            + "|function|trigger|domain)",
        "\\brename\\b", "\\balter (column )?\\w+ (set data )?type\\b", "\\bset not null\\b", "\\bset schema\\b",
        "\\badd (constraint|check|unique|primary key|foreign key|exclude)\\b", "\\bcreate unique index\\b",
        "\\badd (column )?(if not exists )?(?!constraint|value)\\w+ (?!.*\\bdefault\\b).*\\bnot null\\b",
        "\\btruncate\\b", "\\brevoke\\b", "\\bdelete from\\b", "\\bcreate (constraint )?trigger\\b",
        "\\bcreate rule\\b")
        .map(Pattern::compile).toList();

    @Test
    void noMigrationTakesAnythingAway() throws IOException {
        Set<String> found = new HashSet<>();
        List<Path> migrations = migrations();
        for (Path migration : migrations) {
            for (String statement : takenAway(Files.readString(migration))) {
                found.add(ROOT.relativize(migration).getName(0) + " " + migration.getFileName() + ": " + statement);
            }
        }

        assertThat(migrations).hasSizeGreaterThanOrEqualTo(8);
        assertThat(found).isEqualTo(BORNE.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop table payments", "alter table payments drop column reason",
        "alter table payments drop reason",
        "alter table payments rename column reason to why", "alter table payments rename to payment",
        "alter table payments alter column reason set not null", "alter table payments alter reason type integer",
        "alter table payments alter column reason set data type integer",
        "alter table payments alter column refunded drop default",
        "alter table payments add column tip numeric not null",
        "alter table payments add column tip numeric, add column x text not null",
        "ALTER TABLE payments\n  ADD COLUMN tip numeric\n  NOT NULL",
        "alter table payments add constraint x check (amount < 5)",
        "alter table payments add unique (external_id)", "create unique index x on payments (external_id)",
        "drop view wanted_things",
        "create constraint trigger x after insert on payments for each row execute function y()",
        "drop type category_type", "truncate payments", "delete from payments",
        "revoke select on payments from payments"})
    void whatTakesAwayIsFound(String sql) {
        assertThat(takenAway(sql + ";")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"create table tips (id uuid primary key, amount numeric not null)",
        "create index x on payments (amount)",
        "alter table payments add column tip numeric", "alter table payments add column tip numeric not null default 0",
        "alter table payments add column a boolean not null default false, add column b timestamptz",
        "alter table payments alter column reason drop not null", "drop index payments_due",
        "alter type size add value 'HUGE'",
        "-- drop table payments\ncreate view x as select 1",
        "comment on column payments.reason is 'drop it; rename it later'"})
    void whatOnlyAddsIsNot(String sql) {
        assertThat(takenAway(sql + ";")).isEmpty();
    }

    /** Statements that take something away, on one line and in small letters; each clause of an alter table counts alone. */
    private static List<String> takenAway(String sql) {
        String plain = sql.replaceAll("--[^\n]*", "").replaceAll("'(?:[^']|'')*'", "''").toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        for (String statement : plain.split(";")) {
            String line = statement.strip().replaceAll("\\s+", " ");
            Stream<String> clauses = line.startsWith("alter table")
                ? Stream.of(line.split(",(?![^(]*\\))"))
                : Stream.of(line);
            boolean isCreation = line.startsWith("create table");
            if (!isCreation
                && clauses.anyMatch(clause -> TAKES_AWAY.stream().anyMatch(kind -> kind.matcher(clause).find()))) {
                found.add(line);
            }
        }
        return found;
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.map(module -> module.resolve("src/main/resources/db")).filter(Files::isDirectory)
                .filter(folder -> !folder.startsWith(ROOT.resolve("benchmarks")))
                .flatMap(MigrationsOnlyAddTest::scripts).toList();
        }
    }

    private static Stream<Path> scripts(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
