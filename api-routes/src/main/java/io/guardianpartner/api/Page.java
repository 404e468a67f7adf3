package io.guardianpartner.api;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * One page of a list, as every list answers.
 *
 * @param items the entries of this page
 * @param next the cursor of the next page; absent on the last one
 */
public record Page<T>(List<T> items, @JsonInclude(JsonInclude.Include.NON_NULL) String next) {

    public Page {
        items = List.copyOf(items);
    }

    public static <T> Page<T> last(List<T> items) {
        return new Page<>(items, null);
    }

    public static <T> Page<T> of(List<T> items, Cursor next) {
        return new Page<>(items, next == null ? null : next.toString());
    }
}
