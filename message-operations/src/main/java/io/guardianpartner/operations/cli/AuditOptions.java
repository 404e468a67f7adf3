package io.guardianpartner.operations.cli;

import java.nio.file.Path;
import java.time.InstantSource;

import io.guardianpartner.operations.audit.AuditLog;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Option for the audit log. */
class AuditOptions {

    private static final String AUDIT = "The audit log: a JSON line for each message, never with its payload "
        + "(default: .guardian/audit.log).";

    @Option(names = "--audit", paramLabel = "FILE", description = AUDIT)
    private Path file;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    AuditLog open(String action, String environment) {
        Path log = file == null ? Home.of(command).directory().resolve("audit.log") : file;
        return AuditLog.open(log, System.getProperty("user.name"), action, environment, InstantSource.system());
    }
}
