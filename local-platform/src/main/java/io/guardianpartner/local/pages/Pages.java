package io.guardianpartner.local.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/**
 * The pages of the module {@code web}, answered to GET and HEAD with the headers of its {@code page-headers.yaml}, in whose place the
 * page of the API's documents has those of {@code docs-headers.yaml}, with an {@code ETag}, and compressed for those who take it. A path is compared with the form of a page's name as it arrives, so
 * nothing encoded, doubled or dotted leads to a file. Thread-safe.
 */
public final class Pages {

    /** No pages at all. */
    public static final Pages NONE = new Pages(Map.of(), Map.of(), name -> Optional.empty());

    private static final String FOLDER = "/pages";
    private static final String FIRST = "/index.html";
    private static final String DOCUMENTS = "/docs.html";
    private static final String NOT_FOUND = "/404.html";
    private static final String API = "/v1/";
    private static final Pattern NAME = Pattern.compile("(?:/[a-z0-9-]{1,64}){1,8}\\.([a-z]{2,12})");

    private final Map<String, String> headers;
    private final Map<String, String> headersOfDocuments;
    private final Function<String, Optional<Page>> find;

    private Pages(Map<String, String> headers, Map<String, String> headersOfDocuments,
        Function<String, Optional<Page>> find) {
        this.headers = headers;
        this.headersOfDocuments = headersOfDocuments;
        this.find = find;
    }

    /** The pages that were built, from the class path; each is read once. */
    public static Pages built() {
        Map<String, Page> read = new ConcurrentHashMap<>();
        Map<String, String> headers = headers("/page-headers.yaml");
        Map<String, String> ofDocuments = new LinkedHashMap<>(headers);
        ofDocuments.putAll(headers("/docs-headers.yaml"));
        return new Pages(headers, ofDocuments,
            name -> Optional.ofNullable(read.computeIfAbsent(name, Pages::built)));
    }

    /** The files of a directory, read anew for each request; what is not there is taken from those that were built. */
    public static Pages of(Path directory) {
        Pages built = built();
        return new Pages(built.headers, built.headersOfDocuments, name -> {
            Path file = directory.resolve(name.substring(1));
            try {
                return Files.isRegularFile(file)
                    ? Optional.of(Page.of(Files.readAllBytes(file)))
                    : built.find.apply(name);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * These pages and one more, which is made anew for each request.
     *
     * @param name as requests have it
     */
    public Pages with(String name, Supplier<byte[]> content) {
        return new Pages(headers, headersOfDocuments,
            wanted -> wanted.equals(name) ? Optional.of(Page.of(content.get())) : find.apply(wanted));
    }

    /**
     * The answer to a request: the page, 304 to who has it, or for a person who follows a wrong address a page that says
     * so; empty if it asks for no page.
     */
    public Optional<Response> answer(Request request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        String name = request.path().equals("/") ? FIRST : request.path();
        Optional<Response> page = page(name).map(found -> found.answer(request, typeOf(name)));
        return page.or(() -> notFound(request)).map(found -> withHeaders(name, found));
    }

    private Optional<Response> notFound(Request request) {
        boolean isPerson = !request.path().startsWith(API)
            && request.header("accept").filter(accept -> accept.contains("text/html")).isPresent();
        return isPerson
            ? page(NOT_FOUND).map(page -> Response.of(404, typeOf(NOT_FOUND), page.body()))
            : Optional.empty();
    }

    private Optional<Page> page(String name) {
        return NAME.matcher(name).matches() && typeOf(name) != null ? find.apply(name) : Optional.empty();
    }

    private Response withHeaders(String name, Response answer) {
        Response whole = answer;
        for (Map.Entry<String, String> header : (name.equals(DOCUMENTS) ? headersOfDocuments : headers).entrySet()) {
            whole = whole.with(header.getKey(), header.getValue());
        }
        return whole;
    }

    private static String typeOf(String name) {
        return Page.TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    }

    private static Page built(String name) {
        try (InputStream file = Pages.class.getResourceAsStream(FOLDER + name)) {
            return file == null ? null : Page.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> headers(String resource) {
        try (InputStream yaml = Pages.class.getResourceAsStream(resource)) {
            Map<String, String> headers = new LinkedHashMap<>();
            JsonMapper.builder(new YAMLFactory()).build()
                .readValue(yaml, new TypeReference<LinkedHashMap<String, List<String>>>() {})
                .forEach((name, parts) -> headers.put(name, String.join("; ", parts)));
            return headers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
