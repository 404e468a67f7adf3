package io.guardianpartner.migration;

import java.util.List;
import java.util.Map;

import io.guardianpartner.message.text.OneLocale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command of the migration job: brings a service's database to the version of this image and makes the service's login.
 * {@code README.md} says what it reads, what it does, and how it ends.
 */
public final class DatabaseMigration {

    private static final String LOGGING = "logback.configurationFile";

    private DatabaseMigration() {}

    public static void main(String[] arguments) {
        OneLocale.set();
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "database-migration-logback.xml");
        }
        System.exit(run(List.of(arguments), System.getenv()).number());
    }

    private static ExitCode run(List<String> arguments, Map<String, String> environment) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            System.out.println(JobSettings.HELP);
            return ExitCode.DONE;
        }
        Logger log = LoggerFactory.getLogger(DatabaseMigration.class);
        try {
            JobSettings settings = JobSettings.of(arguments, environment);
            try (SecretStore secrets = SecretStore.ofEnvironment()) {
                new MigrationJob(settings, secrets, new Database(settings.url(), Database.Pacing.USUAL)).run();
            }
            log.info("Done");
            return ExitCode.DONE;
        } catch (MigrationException e) {
            log.error("{}", e.getMessage());
            return e.exitCode();
        } catch (RuntimeException e) {
            // Its message may be anything, and so have anything in it.
            log.error("The migration failed for a reason that it does not know: {} in {}", e.getClass().getName(),
                e.getStackTrace().length == 0 ? "?" : e.getStackTrace()[0]);
            return ExitCode.TRY_AGAIN;
        }
    }
}
