package io.guardianpartner.migration;

import java.util.List;
import java.util.Map;

/**
 * The settings of one run.
 *
 * @param url JDBC URL of the database
 * @param ownerSecret name or ARN of the secret with the owner's username and password
 * @param loginSecret name or ARN of the secret that the service's login is written to
 * @param logins what happens to logins that work
 */
record JobSettings(String url, String ownerSecret, String loginSecret, Logins logins) {

    /** The service keeps the login that it has, gets the other one, or keeps it and the other one is closed. */
    enum Logins {
        KEEP, ROTATE, REVOKE
    }

    static final String HELP = """
        Usage: java … io.guardianpartner.migration.DatabaseMigration [--rotate | --revoke]
        Migrates a service's database, and makes the service's login.
          --rotate   gives the service its other login, with a new password
          --revoke   takes the other login's password away and ends its connections: after a leak, once pods have the new login
        Environment: GUARDIAN_DATABASE_URL, GUARDIAN_DATABASE_OWNER_SECRET, GUARDIAN_DATABASE_LOGIN_SECRET, AWS_REGION
        Exit codes: 0 done, 1 not done and another try may help, 2 not understood, 3 not done and another try will not help""";

    static JobSettings of(List<String> arguments, Map<String, String> environment) {
        Logins logins = logins(arguments);
        required(environment, "AWS_REGION");
        return new JobSettings(databaseUrl(environment), required(environment, "GUARDIAN_DATABASE_OWNER_SECRET"),
            required(environment, "GUARDIAN_DATABASE_LOGIN_SECRET"), logins);
    }

    private static Logins logins(List<String> arguments) {
        Logins logins = Logins.KEEP;
        for (String argument : arguments) {
            if (logins != Logins.KEEP) {
                throw MigrationException.notUnderstood("One option at a time; see --help.");
            }
            logins = switch (argument) {
                case "--rotate" -> Logins.ROTATE;
                case "--revoke" -> Logins.REVOKE;
                default -> throw MigrationException
                    .notUnderstood("The option " + argument + " is not known; see --help.");
            };
        }
        return logins;
    }

    private static String databaseUrl(Map<String, String> environment) {
        String url = required(environment, "GUARDIAN_DATABASE_URL");
        // The URL itself is not repeated: somebody may have written a password into it.
        if (!url.startsWith("jdbc:postgresql://")) {
            throw MigrationException.notUnderstood("GUARDIAN_DATABASE_URL does not begin with jdbc:postgresql://.");
        }
        if (url.matches(".*[?&](user|password)=.*")) {
            throw MigrationException.notUnderstood("GUARDIAN_DATABASE_URL names a user or a password; remove them: the "
                + "owner's are in the secret that GUARDIAN_DATABASE_OWNER_SECRET names.");
        }
        return url;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            throw MigrationException.notUnderstood("The environment variable " + name + " is missing.");
        }
        return value;
    }
}
