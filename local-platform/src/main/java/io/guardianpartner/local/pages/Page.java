package io.guardianpartner.local.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

import io.guardianpartner.local.http.Request;
import io.guardianpartner.local.http.Response;

/**
 * A file as it is sent. Immutable but for its bytes, which nobody changes.
 *
 * @param compressed by gzip
 * @param tag a digest of its bytes
 */
record Page(byte[] body, byte[] compressed, String tag) {

    /** By the end of a file's name; nothing else is a page. */
    static final Map<String, String> TYPES = Map.of(
        "html", "text/html; charset=utf-8",
        "css", "text/css; charset=utf-8",
        "js", "text/javascript; charset=utf-8",
        "svg", "image/svg+xml",
        "json", "application/json",
        "yaml", "application/yaml",
        "webmanifest", "application/manifest+json");

    private static final Pattern GZIP = Pattern.compile("(?i)gzip(?:\\s*;\\s*q=(?!0(?:\\.0*)?$)[0-9.]+)?");
    private static final int TAG_BYTES = 16;

    static Page of(byte[] body) {
        try {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
                gzip.write(body);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return new Page(body, compressed.toByteArray(), HexFormat.of().formatHex(digest, 0, TAG_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    Response answer(Request request, String type) {
        boolean isCompressed = names(request, "accept-encoding").stream()
            .anyMatch(name -> GZIP.matcher(name).matches());
        String entityTag = "\"" + tag + (isCompressed ? "-gzip" : "") + "\"";
        List<String> known = names(request, "if-none-match");
        if (known.contains(entityTag) || known.contains("W/" + entityTag) || known.contains("*")) {
            return Response.of(304).with("ETag", entityTag).with("Vary", "Accept-Encoding");
        }
        Response answer = Response.of(200, type, isCompressed ? compressed : body).with("ETag", entityTag)
            .with("Vary", "Accept-Encoding");
        return isCompressed ? answer.with("Content-Encoding", "gzip") : answer;
    }

    private static List<String> names(Request request, String header) {
        return request.headers().getOrDefault(header, List.of()).stream()
            .flatMap(value -> Arrays.stream(value.split(","))).map(String::strip).toList();
    }
}
