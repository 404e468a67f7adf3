package io.guardianpartner.support.inspection;

import java.util.List;

/**
 * The structure of a route, as far as a picture shows it.
 *
 * @param group the name of the RouteBuilder that it stands in
 * @param from what it begins with
 * @param errors what is done about failures, if the route itself says it
 */
record RouteShape(String id, String group, String from, RouteSource source, List<Step> steps, List<Branch> errors) {

    /**
     * A step of a route.
     *
     * @param id the step's own; null if it has none
     * @param kind how Camel calls it, such as {@code filter}
     * @param target what it sends to; null if it sends to nothing
     * @param passes the label of the way past all branches; null if a branch is always taken
     */
    record Step(String id, String kind, String target, List<Branch> branches, String passes) {

        boolean isDecision() {
            return passes != null || branches.size() > 1;
        }

        String name() {
            return id != null ? id : kind;
        }
    }

    /**
     * The steps inside of a step.
     *
     * @param label when they are taken; empty: always
     * @param afterFailure whether they are taken only after something has failed
     */
    record Branch(String label, boolean afterFailure, List<Step> steps) {}
}
