package io.guardianpartner.message.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000", "\u2003", "\u1680", "\u00a0", "\u200b", "\u2028", "\u2800", "\u3164",
        "\u115f", "\u200d\u200d", "\ufeff", "\u00ad", "\ufe0f", "\u0301", "\t", "\udb40\udc41", " \u00a0\u3000 ",
        "\u2060"})
    void whatShowsNothingIsNotVisible(String text) {
        assertThat(Text.isVisible(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " a ", ".", "Ação", "日本", "👩\u200d🍳", "❤\ufe0f", "١", "e\u0301", "\uD83E\uDEE0",
        "R$ 5"})
    void whatShowsAnythingIsVisibleAndClean(String text) {
        assertThat(Text.isVisible(text)).isTrue();
        assertThat(Text.isClean(text)).isTrue();
        assertThat(text).matches(Text.PATTERN);
    }

    @Test
    void thePatternAndTheRuleAgreeOnEveryCharacter() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c) + "b";
            if (Text.isClean(text) != text.matches(Text.PATTERN)) {
                assertThat(Integer.toHexString(c)).isNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\n", "\u001b", "\u007f", "\u0085", "\u009b", "\u202a", "\u202e", "\u2066",
        "\u2069",
        "\ud83d", "\ude00", "\ude00\ud83d"})
    void controlsAndHalvesOfCharactersAreNotClean(String text) {
        assertThat(Text.isClean("a" + text)).isFalse();
        assertThat(Text.isClean(text + "a")).isFalse();
    }

    @Test
    void anEmojiIsOneCharacter() {
        assertThat(Text.length("😀".repeat(26))).isEqualTo(26);
        assertThat(Text.cut("😀😀😀", 3)).isEqualTo("😀😀😀");
        assertThat(Text.cut("😀😀😀", 2)).isEqualTo("😀…");
    }
}
