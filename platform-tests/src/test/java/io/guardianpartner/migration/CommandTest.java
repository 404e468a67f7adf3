package io.guardianpartner.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The command as its pod runs it: a process, environment variables, an exit code, a log. */
class CommandTest {

    private final Stage stage = new Stage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void itMigratesAndSaysSoAndNoLogHasASecret() throws Exception {
        Run run = run(environment());

        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines()).hasSizeLessThan(15)
            .allMatch(line -> line.matches("[0-9T:.+Z-]+ (INFO |WARN ) .*"))
            .anyMatch(line -> line.endsWith("The schema has version 1"))
            .anyMatch(line -> line.endsWith("The service's login is " + stage.database
                + "_a now, its password is in the secret " + Stage.LOGIN_SECRET))
            .last().asString().endsWith("Done");
        String first = stage.login().password();
        Run rotation = run(environment(), "--rotate");
        assertThat(rotation.exitCode()).isZero();
        assertThat(run.output() + rotation.output())
            .doesNotContain(first, stage.login().password(), Server.OWNER.password(), "SCRAM-SHA-256$");
        assertThat(stage.server.log()).contains("SCRAM-SHA-256$").doesNotContain(first, stage.login().password());
    }

    @Test
    void aFailureIsOneLineAndAnExitCode() throws Exception {
        Map<String, String> environment = environment();
        environment.put("GUARDIAN_DATABASE_OWNER_SECRET", "nowhere");
        Run run = run(environment);

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.output().lines()).singleElement().asString()
            .endsWith("ERROR There is no secret nowhere: terraform apply makes it.");
    }

    @Test
    void whatIsNotUnderstoodIsTwo() throws Exception {
        assertThat(run(environment(), "--rotat").exitCode()).isEqualTo(2);
        assertThat(run(Map.of()).output()).endsWith("The environment variable AWS_REGION is missing.\n");
        assertThat(run(Map.of(), "--help").exitCode()).isZero();
    }

    private record Run(int exitCode, String output) {}

    private Map<String, String> environment() {
        return new java.util.HashMap<>(Map.of("AWS_REGION", "us-east-1", "AWS_ACCESS_KEY_ID", "local",
            "AWS_SECRET_ACCESS_KEY", "local", "AWS_ENDPOINT_URL_SECRETS_MANAGER", stage.manager.endpoint().toString(),
            "GUARDIAN_DATABASE_URL", stage.server.url(stage.database), "GUARDIAN_DATABASE_OWNER_SECRET",
            Stage.OWNER_SECRET,
            "GUARDIAN_DATABASE_LOGIN_SECRET", Stage.LOGIN_SECRET));
    }

    private static Run run(Map<String, String> environment, String... arguments)
        throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                DatabaseMigration.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        return new Run(process.waitFor(), output);
    }
}
