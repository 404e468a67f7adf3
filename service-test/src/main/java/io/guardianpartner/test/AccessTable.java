package io.guardianpartner.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the table of a service's README that says which caller gets which status for which operation: the one
 * below {@code ## Access}, operations in its first column, callers in its first row.
 */
public final class AccessTable {

    private static final String HEADING = "## Access";

    private AccessTable() {}

    /** The status that one caller gets for one operation. */
    public record Cell(String operation, String caller, int status) {

        public String method() {
            return operation.split(" ")[0];
        }

        public String path() {
            return operation.split(" ")[1];
        }

        @Override
        public String toString() {
            return caller + " " + operation + " " + status;
        }
    }

    /** All cells of the README of the module that is tested. */
    public static Stream<Cell> cells() {
        List<List<String>> rows = rows();
        List<String> callers = rows.get(0);
        List<Cell> cells = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int column = 1; column < row.size(); column++) {
                cells.add(new Cell(row.get(0).replace("`", ""), callers.get(column),
                    Integer.parseInt(row.get(column))));
            }
        }
        return cells.stream();
    }

    /** The operations of the table, without query: {@code GET /v1/orders/{id}}. */
    public static Set<String> operations() {
        return cells().map(cell -> cell.operation().replaceAll("\\?.*", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The operations of an OpenAPI document, in the same form. */
    public static Set<String> operations(JsonNode openApi) {
        Set<String> operations = new TreeSet<>();
        openApi.path("paths").fields().forEachRemaining(path -> path.getValue().fieldNames()
            .forEachRemaining(method -> operations.add(method.toUpperCase(Locale.ROOT) + " "
                + path.getKey())));
        return operations;
    }

    /** Statuses of the table that the document does not declare. */
    public static Set<String> undeclared(JsonNode openApi) {
        return cells().filter(cell -> !openApi.path("paths").path(cell.path().replaceAll("\\?.*", ""))
            .path(cell.method().toLowerCase(Locale.ROOT)).path("responses").has(Integer.toString(cell.status())))
            .map(cell -> cell.operation() + " " + cell.status()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<List<String>> rows() {
        try {
            return Files.readString(Path.of("README.md")).lines().dropWhile(line -> !line.equals(HEADING))
                .dropWhile(line -> !line.startsWith("|")).takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
