package io.guardianpartner.migration;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.guardianpartner.migration.JobSettings.Logins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: schema, rights, login, in this order. Each step finds out what is there, so that a run that died between any two is
 * made good by the next, and a run too many changes nothing. Of several at once each waits for the one before.
 */
final class MigrationJob {

    private static final Logger LOG = LoggerFactory.getLogger(MigrationJob.class);

    /** Of advisory locks in this database; no other has it. */
    private static final long LOCK = 4_845_873_199_050_653L;
    private static final int LOCK_TRIES = 600;
    private static final Duration LOCK_PAUSE = Duration.ofSeconds(1);

    private final JobSettings settings;
    private final SecretStore secrets;
    private final Database database;

    MigrationJob(JobSettings settings, SecretStore secrets, Database database) {
        this.settings = settings;
        this.secrets = secrets;
        this.database = database;
    }

    /** @throws MigrationException with one line that says what is wrong */
    void run() {
        Credentials credentials = database.awaitAnswer(() -> secrets.read(settings.ownerSecret()));
        try (Connection owner = database.as(credentials).getConnection()) {
            String name = Sql.text(owner, "select current_database()");
            LOG.info("Migrating the database {} as {}", name, credentials.username());
            waitForOthers(owner);
            ServiceLogins logins = new ServiceLogins(owner, name);
            SchemaMigrations migrations = SchemaMigrations.of(database.as(credentials));
            Privileges privileges = Privileges.load(migrations.folders());
            boolean isNewer = migrations.isNewer();
            if (isNewer) {
                LOG.info("The schema is newer than this version: what this one lacks is added, nothing is taken away");
            }
            // Where nothing is missing Flyway is not asked: it refuses a newer version's migrations that lie below this one's last.
            if (!isNewer || !migrations.missing().isEmpty()) {
                LOG.info("The schema has version {}", migrations.migrate());
            }
            logins.prepare();
            int relations = isNewer
                ? privileges.add(owner, logins.role(), migrations.historyTable())
                : privileges.grant(owner, logins.role(), migrations.historyTable());
            LOG.info("The role {} may use {} tables and views", logins.role(), relations);
            login(logins);
        } catch (SQLException e) {
            throw Database.failure(e);
        }
    }

    private void login(ServiceLogins logins) throws SQLException {
        Credentials current = secrets.find(settings.loginSecret()).filter(logins::include).orElse(null);
        if (current == null && settings.logins() == Logins.REVOKE) {
            throw MigrationException.never("The secret " + settings.loginSecret() + " has no login of the service that "
                + "could stay: run the job without --revoke.");
        }
        if (current != null && settings.logins() != Logins.ROTATE) {
            keep(logins, current);
            if (settings.logins() == Logins.REVOKE) {
                String other = logins.otherThan(current.username());
                LOG.info("The login {} has no password any more; connections of it that were ended: {}", other,
                    logins.close(other));
            }
            return;
        }
        Credentials next = Credentials.generate(logins.next(current == null ? null : current.username()));
        // The role first: a secret never holds what does not work. Should the job die in between, the next run makes another.
        logins.setPassword(next);
        secrets.write(settings.loginSecret(), next);
        LOG.info("The service's login is {} now, its password is in the secret {}", next.username(),
            settings.loginSecret());
    }

    private void keep(ServiceLogins logins, Credentials current) throws SQLException {
        if (database.letsIn(current)) {
            LOG.info("The service's login {} works and stays", current.username());
            return;
        }
        // Pods have what the secret says, or will: so that is what shall hold, after a restored snapshot for instance.
        logins.setPassword(current);
        LOG.warn("The service's login {} did not work: it has the password again that is in the secret {}",
            current.username(), settings.loginSecret());
    }

    private static void waitForOthers(Connection owner) throws SQLException {
        Retry retry = Retry.of("lock", RetryConfig.<Boolean>custom().maxAttempts(LOCK_TRIES).waitDuration(LOCK_PAUSE)
            .retryOnResult(isFree -> !isFree).retryOnException(e -> false).build());
        retry.getEventPublisher().onRetry(event -> {
            if (event.getNumberOfRetryAttempts() == 1) {
                LOG.info("Another migration of this database runs; waiting for it");
            }
        });
        try {
            if (!retry.executeCallable(() -> Sql.isTrue(owner, "select pg_try_advisory_lock(" + LOCK + ")"))) {
                throw MigrationException.again("Another migration of this database has been running for "
                    + LOCK_PAUSE.multipliedBy(LOCK_TRIES).toMinutes() + " minutes.");
            }
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
