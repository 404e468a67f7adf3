package io.guardianpartner.routing.topology;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells a refused start in words instead of a stack trace. */
class TopologyFailureAnalyzer extends AbstractFailureAnalyzer<TopologyDriftException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, TopologyDriftException drift) {
        return new FailureAnalysis(drift.getMessage(), "Set it right (guardian topology verify shows all of it), or "
            + "start with guardian.topology.verify=warn.", drift);
    }
}
