package io.guardianpartner.catalog.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.guardianpartner.message.Ids;
import io.guardianpartner.message.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductDetailsTest {

    private static final Money PRICE = Money.of("29.90");

    private static ProductDetails product(String name, String description, Money price, List<URI> pictures) {
        return new ProductDetails(name, description, price, pictures, CategoryType.MEAL);
    }

    @Test
    void theLimitsAreStillAllowed() {
        var pictures = Collections.nCopies(10, URI.create("https://pictures.example/1.jpg"));

        assertThat(product("😀".repeat(50), "😀".repeat(200), Money.of("0.01"), pictures)).isNotNull();
    }

    @Test
    void whatGoesBeyondThemIsNot() {
        assertRefused(() -> product("n".repeat(51), "", PRICE, List.of()), "name");
        assertRefused(() -> product(" ", "", PRICE, List.of()), "name");
        assertRefused(() -> product("\u3000", "", PRICE, List.of()), "name");
        assertRefused(() -> product("a\u0085", "", PRICE, List.of()), "name");
        assertRefused(() -> product("a", "\u202e", PRICE, List.of()), "description");
        assertRefused(() -> product("n", "d".repeat(201), PRICE, List.of()), "description");
        assertRefused(() -> product("n", "", Money.ZERO, List.of()), "price");
        assertRefused(() -> product("n", "", Money.of("-1.00"), List.of()), "price");
        assertRefused(() -> product("n", "", PRICE, Collections.nCopies(11, URI.create("https://a.example"))),
            "pictures");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://a.example/1.jpg", "https:/1.jpg", "//a.example/1.jpg", "javascript:alert(1)",
        "https://user:secret@a.example/1.jpg", "data:image/png;base64,AA",
        "https://a.example/p\u00e3o.jpg", "https://a.example/1.jpg?b=[1]", "https://a.example/1.jpg#[1]"})
    void aPictureIsAnHttpsAddress(String address) {
        assertRefused(() -> product("n", "", PRICE, List.of(URI.create(address))), "pictures");
    }

    @Test
    void everyChangeRaisesTheVersion() {
        var created = Product.create(Ids.next(), product("n", "", PRICE, List.of()), Instant.EPOCH);
        var now = Instant.EPOCH.plusSeconds(5);

        var changed = created.change(product("m", "", PRICE, List.of()), now);
        var deleted = changed.delete(now);

        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.createdAt()).isEqualTo(Instant.EPOCH);
        assertThat(deleted).isEqualTo(new Product(created.id(), changed.details(), 3, true, Instant.EPOCH, now));
    }

    private static void assertRefused(Runnable action, String member) {
        assertThatIllegalArgumentException().isThrownBy(action::run).withMessageContaining(member);
    }
}
