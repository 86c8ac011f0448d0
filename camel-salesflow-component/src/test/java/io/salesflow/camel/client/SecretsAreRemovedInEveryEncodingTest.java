package io.salesflow.camel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsAreRemovedInEveryEncodingTest {
    private static final Secret SECRET = Secret.of("kQ7+Xz9/a\"b12&Z==");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kQ7+Xz9/a\"b12&Z==",
                "KQ7+XZ9/A\"B12&Z==",
                "kQ7%2BXz9%2Fa%22b12%26Z%3D%3D",
                "kQ7%252BXz9%252Fa%2522b12%2526Z%253D%253D",
                "kQ7+Xz9/a%22b12&Z==",
                "kQ7\\u002BXz9\\/a\\\"b12\\u0026Z\\u003D=",
                "kQ7&#x2B;Xz9/a&quot;b12&amp;Z==",
                "kQ7&#43;Xz9&#x2f;a&#34;b12&#38;Z&#61;="
            })
    void noPartOfItIsLeft(String echoed) {
        assertThat(SECRET.removedFrom("before " + echoed + " after")).isEqualTo("before xxxxxx after");
    }

    @Test
    void norOfOneThatTheTextWasCutIn() {
        assertThat(SECRET.removedFrom("before kQ7+Xz9/a\"")).isEqualTo("before xxxxxx");
    }

    @Test
    void itPrintsAsNothingOfItself() {
        assertThat(SECRET).hasToString("xxxxxx");
    }

    @Test
    void oneWithWhiteSpaceInsideIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> Secret.of("abc def"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("abc");
    }
}
