package io.guardianpartner.support.schema;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains a failed start in words instead of a stack trace. */
class SchemaFailureAnalyzer extends AbstractFailureAnalyzer<SchemaTooOldException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SchemaTooOldException tooOld) {
        return new FailureAnalysis(tooOld.getMessage(), "Run the migration job of this version, or start with "
            + "GUARDIAN_DATABASE_MIGRATE=true and the database's owner.", tooOld);
    }
}
