package io.guardianpartner.payments.store;

import io.guardianpartner.support.jdbc.StatementRoutes;
import org.springframework.stereotype.Component;

/** Keeps the reports of the daily reconciliation and how far it has come, and lets one pod at a time work on them. */
@Component
class DailyStatements extends StatementRoutes {

    private final DailyRows rows;

    DailyStatements(DailyRows rows) {
        super("payments");
        this.rows = rows;
    }

    // @formatter:off
    @Override
    public void configure() {
        statement("plan-reconciliations", rows::plan);

        statement("restart-reconciliation", rows::day)
            .transform().exchange(rows::isAny).id("restarted-reconciliation");

        statement("purge-reconciliations", rows::retention);

        statement("claim-reconciliation", rows::lease)
            .transform().exchange(rows::until).id("claimed-reconciliation");

        statement("extend-reconciliation", rows::held)
            .transform().exchange(rows::until).id("extended-reconciliation");

        statement("release-reconciliation", rows::held);

        statement("find-due-reconciliation", rows::nothing)
            .transform().exchange(rows::due).id("found-due-reconciliation");

        statement("list-found-payments", rows::page)
            .transform().exchange(rows::payments).id("listed-found-payments");

        statement("upsert-reconciliation-found", rows::found);

        statement("note-reconciliation-findings", rows::findings)
            .transform().exchange(rows::noted).id("noted-reconciliation-findings");

        statement("advance-reconciliation", rows::progress);

        statement("postpone-reconciliation", rows::retry);

        statement("list-reconciliation-gaps", rows::gaps)
            .transform().exchange(rows::gapsFound).id("listed-reconciliation-gaps");

        statement("find-open-reconciliation-finding", rows::day)
            .transform().exchange(rows::open).id("found-open-reconciliation-finding");

        statement("update-reconciliation-finding", rows::verdict);

        statement("await-reconciliation-findings", rows::day)
            .transform().exchange(rows::isAny).id("awaited-reconciliation-findings");

        statement("sum-reconciliation", rows::day)
            .transform().exchange(rows::summary).id("summed-reconciliation");

        statement("finish-reconciliation", rows::day);

        statement("find-reconciliation", rows::day)
            .transform().exchange(rows::report).id("found-reconciliation");

        statement("list-reconciliation-findings", rows::day)
            .transform().exchange(rows::list).id("listed-reconciliation-findings");

        statement("select-reconciliation-age", rows::lookBack)
            .transform().exchange(rows::age).id("reconciliation-age");
    }
    // @formatter:on
}
