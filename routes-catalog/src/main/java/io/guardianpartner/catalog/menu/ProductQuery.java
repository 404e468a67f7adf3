package io.guardianpartner.catalog.menu;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;

import io.guardianpartner.api.Cursor;
import io.guardianpartner.api.PageRequest;
import io.guardianpartner.api.ProblemException;
import io.guardianpartner.api.ResourceId;
import io.guardianpartner.message.text.Text;

/**
 * The part of the menu that a caller wants to see.
 *
 * @param category null: all of them
 * @param text as {@link SearchText}; empty finds everything
 * @param after the last product of the page before; null on the first
 */
record ProductQuery(CategoryType category, String text, int limit, Position after) {

    private static final int TEXT_LIMIT = 100;
    private static final Duration LAG = Duration.ofSeconds(10);

    /**
     * A place in the order of the menu: by category, then name, then id. What gets another name or category while somebody
     * reads page after page comes after all others, by id: it cannot get behind the reader.
     *
     * @param since when the first page was read
     * @param hasMoved whether it is among what has got another place since then
     */
    record Position(Instant since, boolean hasMoved, CategoryType category, String name, UUID id) {

        /** Clocks of other pods may lag behind. To the minute, so that a menu that stays as it is keeps its tag. */
        static Instant sinceOf(Instant firstPage) {
            return firstPage.minus(LAG).truncatedTo(ChronoUnit.MINUTES);
        }

        Cursor toCursor() {
            return Cursor.of(Map.of("since", since.toString(), "moved", Boolean.toString(hasMoved), "category",
                category.name(), "name", name, "id", id.toString()));
        }

        static Position of(Cursor cursor) {
            return new Position(time(cursor.get("since")), Boolean.parseBoolean(cursor.get("moved")),
                parsed("cursor", cursor.get("category")), printable("cursor", cursor.get("name")),
                ResourceId.orMalformed("cursor", cursor.get("id")));
        }

        private static Instant time(String text) {
            try {
                return Instant.parse(text);
            } catch (DateTimeException e) {
                throw ProblemException.malformedParameter("cursor", "is none that this list has given");
            }
        }
    }

    /** @throws ProblemException 400 naming the parameter that cannot be read */
    static ProductQuery of(Map<String, Object> headers) {
        PageRequest page = PageRequest.of(headers);
        Object category = headers.get("category");
        Object text = headers.get("text");
        return new ProductQuery(
            category == null ? null : parsed("category", category.toString()),
            text == null ? "" : SearchText.of(printable("text", text.toString().strip())),
            page.limit(),
            page.cursor().map(Position::of).orElse(null));
    }

    private static CategoryType parsed(String parameter, String text) {
        return Arrays.stream(CategoryType.values())
            .filter(category -> category.name().equals(text))
            .findFirst()
            .orElseThrow(() -> ProblemException.malformedParameter(parameter,
                "must be one of " + Arrays.toString(CategoryType.values())));
    }

    private static String printable(String parameter, String text) {
        if (Text.length(text) > TEXT_LIMIT || !Text.isClean(text)) {
            throw ProblemException.malformedParameter(parameter,
                "must be at most " + TEXT_LIMIT + " printable characters");
        }
        return text;
    }
}
