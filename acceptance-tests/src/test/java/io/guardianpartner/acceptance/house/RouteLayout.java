package io.guardianpartner.acceptance.house;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout of routes in the Java DSL: a step stands below its route, four columns further in for each block that is open.
 * {@code end()} stands where its block began; {@code transacted()} and {@code policy()} hold the rest of a route and open no block,
 * unless they are ended. The REST DSL has no blocks and is not looked at.
 */
final class RouteLayout {

    private static final int STEP = 4;
    private static final Set<String> OPEN = Set.of("filter", "choice", "when", "otherwise", "circuitBreaker",
        "onFallback", "doTry",
        "doCatch", "doFinally", "split", "loop", "loopDoWhile", "multicast", "pipeline", "step", "onException",
        "onCompletion", "saga",
        "intercept", "resequence", "recipientList");
    private static final Set<String> NEVER_NESTED = Set.of("recipientList");
    private static final Set<String> CLOSE = Set.of("end", "endChoice", "endDoTry", "endCircuitBreaker", "endParent");
    private static final Set<String> BRANCHES = Set.of("when", "otherwise", "onFallback", "doCatch", "doFinally");
    private static final Pattern START = Pattern
        .compile("^( *)(?:return )?(from|routeConfiguration|onException|statement)\\(.*");
    private static final Pattern CALL = Pattern.compile("\\.(\\w+)\\(");

    private RouteLayout() {}

    /** The lines that stand elsewhere than they should, as {@code line: expected N columns, has M}. */
    static List<String> faults(List<String> lines) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher start = START.matcher(lines.get(i));
            if (start.matches()) {
                faults.addAll(faultsOfRoute(lines, i, start.group(1).length() + STEP));
            }
        }
        return faults;
    }

    private static List<String> faultsOfRoute(List<String> lines, int first, int base) {
        List<String> faults = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        calls(lines.get(first)).forEach(call -> take(call, open));
        for (int i = first; i < lines.size(); i++) {
            String line = lines.get(i);
            String step = line.strip();
            if (i > first && step.startsWith(".")) {
                List<String> calls = calls(step);
                int expected = base + STEP * levelOf(calls.get(0), open);
                int is = line.length() - line.stripLeading().length();
                if (is != expected) {
                    faults.add("%d: expected %d columns, has %d".formatted(i + 1, expected, is));
                }
                calls.forEach(call -> take(call, open));
            }
            if (step.endsWith(";")) {
                break;
            }
        }
        return faults;
    }

    /** Blocks that are open where the call stands, without the one that it ends or goes on with. */
    private static int levelOf(String call, Deque<String> open) {
        Deque<String> left = new ArrayDeque<>(open);
        if (CLOSE.contains(call) || BRANCHES.contains(call)) {
            close(call, left);
        }
        return left.size();
    }

    private static void take(String call, Deque<String> open) {
        if (CLOSE.contains(call) || BRANCHES.contains(call)) {
            close(call, open);
        }
        if (OPEN.contains(call) && !NEVER_NESTED.contains(call)) {
            open.push(call);
        }
    }

    private static void close(String call, Deque<String> open) {
        switch (call) {
            case "when", "otherwise" -> {
                while (!open.isEmpty() && !open.peek().equals("choice")) {
                    open.pop();
                }
            }
            case "endChoice" -> {
                while (!open.isEmpty() && !Set.of("when", "otherwise").contains(open.peek())) {
                    open.pop();
                }
            }
            default -> {
                if (!open.isEmpty() && Set.of("when", "otherwise").contains(open.peek())) {
                    open.pop();
                }
                if (!open.isEmpty()) {
                    open.pop();
                }
            }
        }
    }

    /** The names of the calls of a line that are not arguments of another. */
    private static List<String> calls(String line) {
        String outside = outside(line);
        List<String> calls = new ArrayList<>();
        Matcher call = CALL.matcher(outside);
        while (call.find()) {
            calls.add(call.group(1));
        }
        return calls;
    }

    private static String outside(String line) {
        StringBuilder outside = new StringBuilder();
        int depth = 0;
        boolean text = false;
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '"' && (i == 0 || line.charAt(i - 1) != '\\')) {
                text = !text;
            }
            if (!text && character == ')') {
                depth--;
            }
            if (depth == 0 && !text) {
                outside.append(character);
            }
            if (!text && character == '(') {
                depth++;
            }
        }
        return outside.toString();
    }
}
