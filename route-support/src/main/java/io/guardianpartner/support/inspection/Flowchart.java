package io.guardianpartner.support.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.guardianpartner.support.inspection.RouteShape.Branch;
import io.guardianpartner.support.inspection.RouteShape.Step;

/**
 * Draws routes as a flowchart of Mermaid, each in its box. A step that calls a route of the same picture has a dotted line to it;
 * a thick dotted one is taken after a failure.
 */
final class Flowchart {

    /** A place from which the flow goes on. */
    private record End(String node, String label, boolean afterFailure) {}

    private final StringBuilder text = new StringBuilder("flowchart TD\n");
    private final Map<String, String> entries = new HashMap<>();
    private final Map<String, String> calls = new LinkedHashMap<>();
    private int nodes;

    private Flowchart() {}

    static String of(List<RouteShape> routes) {
        Flowchart chart = new Flowchart();
        for (int i = 0; i < routes.size(); i++) {
            chart.draw(routes.get(i), "r" + (i + 1));
        }
        chart.calls.forEach((caller, callee) -> {
            if (chart.entries.containsKey(callee)) {
                chart.line("  " + caller + " -.-> " + chart.entries.get(callee));
            }
        });
        return chart.text.toString();
    }

    private void draw(RouteShape route, String box) {
        line("  subgraph " + box + "[" + quoted(route.id()) + "]");
        String from = node("([", route.from(), "])");
        entries.put(route.from(), from);
        sequence(route.steps(), List.of(new End(from, "", false)));
        route.errors().forEach(error -> sequence(error.steps(), List.of(new End(from, error.label(), true))));
        line("  end");
    }

    private List<End> sequence(List<Step> steps, List<End> start) {
        List<End> ends = start;
        for (Step step : steps) {
            String node = draw(step);
            ends.forEach(end -> connect(end, node));
            ends = endsOf(step, node);
        }
        return ends;
    }

    private List<End> endsOf(Step step, String node) {
        List<End> ends = new ArrayList<>();
        for (Branch branch : step.branches()) {
            ends.addAll(sequence(branch.steps(), List.of(new End(node, branch.label(), branch.afterFailure()))));
        }
        if (step.branches().isEmpty() || step.passes() != null) {
            ends.add(new End(node, step.passes() == null ? "" : step.passes(), false));
        }
        return ends;
    }

    private String draw(Step step) {
        String label = step.target() == null ? step.name() : step.name() + "\n" + step.target();
        String node = step.isDecision()
            ? node("{", label, "}")
            : step.target() != null ? node("[[", label, "]]") : node("[", label, "]");
        if (step.target() != null) {
            calls.put(node, step.target());
        }
        return node;
    }

    private String node(String open, String label, String close) {
        String node = "n" + ++nodes;
        line("    " + node + open + quoted(label) + close);
        return node;
    }

    private void connect(End end, String node) {
        String arrow = end.afterFailure()
            ? " -. " + quoted(end.label()) + " .-> "
            : end.label().isEmpty() ? " --> " : " -- " + quoted(end.label()) + " --> ";
        line("    " + end.node() + arrow + node);
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** A text for Mermaid, in quotes: characters that would end it, or begin markup, become entities. */
    private static String quoted(String label) {
        return "\"" + label.replace("&", "&amp;").replace("#", "#35;").replace("\"", "#quot;").replace("<", "&lt;")
            .replace(">", "&gt;").replace("\n", "<br/>") + "\"";
    }
}
