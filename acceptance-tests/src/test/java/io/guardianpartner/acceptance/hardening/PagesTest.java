package io.guardianpartner.acceptance.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.guardianpartner.acceptance.InRestaurant;
import io.guardianpartner.acceptance.Restaurant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody frames a page, gives it a script, has a browser guess what it is, or writes where it is. */
@InRestaurant
class PagesTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"([^\"#:]+\\.(?:js|css))\"");
    private static final Pattern INLINE = Pattern
        .compile("(?i)<script(?![^>]* src=)|<style|\\son[a-z]+=|\\sstyle=|javascript:|https?://");

    private final Restaurant restaurant;

    PagesTest(Restaurant restaurant) {
        this.restaurant = restaurant;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/kitchen.html", "/manager.html", "/docs.html", "/404.html", "/nothing",
        "/%3Cscript%3E"})
    void aPageCannotBeFramedNorGivenAScript(String path) throws IOException, InterruptedException {
        HttpResponse<String> page = ask("GET", path);
        Map<String, List<String>> headers = page.headers().map();

        assertThat(headers.get("content-type")).containsExactly("text/html; charset=utf-8");
        assertThat(headers.get("x-frame-options")).containsExactly("DENY");
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
        assertThat(headers).doesNotContainKeys("set-cookie", "access-control-allow-origin", "server");
        assertThat(String.join("; ", headers.get("content-security-policy")).split("; "))
            .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'",
                "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'")
            .noneMatch(part -> part.contains("unsafe"));
        assertThat(page.body()).doesNotContainPattern(INLINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/kitchen.html", "/manager.html", "/docs.html"})
    void whatAPageLoadsIsItsOwnAndNothingElseThanItSays(String path) throws IOException, InterruptedException {
        List<String> loaded = LOADED.matcher(ask("GET", path).body()).results().map(found -> found.group(1)).toList();

        assertThat(loaded).hasSizeGreaterThan(3);
        for (String name : loaded) {
            HttpResponse<String> answer = ask("GET", "/" + name);
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).as(name)
                .hasValue(name.endsWith(".css") ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8");
            assertThat(answer.headers().firstValue("x-content-type-options")).as(name).hasValue("nosniff");
        }
    }

    @Test
    void nobodyWritesWhereThePagesAre() throws IOException, InterruptedException {
        for (String method : List.of("PUT", "POST", "DELETE", "PATCH", "TRACE")) {
            assertThat(ask(method, "/index.html").statusCode()).as(method).isIn(404, 405, 501);
        }
    }

    /** As a person's browser does. */
    private HttpResponse<String> ask(String method, String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(restaurant.doorAddress() + path))
            .header("Accept", "text/html,*/*;q=0.8").method(method, BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    }
}
