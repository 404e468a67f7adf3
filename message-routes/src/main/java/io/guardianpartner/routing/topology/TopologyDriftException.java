package io.guardianpartner.routing.topology;

import java.util.List;
import java.util.stream.Collectors;

import io.guardianpartner.operations.topology.Finding;

/** The service must not start: what is deployed is not as the contract says. */
class TopologyDriftException extends RuntimeException {

    TopologyDriftException(List<Finding> drifts) {
        super("What is deployed is not as the contract says: "
            + drifts.stream().map(Finding::line).collect(Collectors.joining("; ")));
    }
}
