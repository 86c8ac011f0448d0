package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"connected%2Creplied\",\"connected,replied\"",
                "http%3A%2F%2F127.0.0.1%3A80,http://127.0.0.1:80",
                "%23bean%3AfeedStore,#bean:feedStore",
                "K%C3%BCsse,K\u00fcsse",
                "100% sure,100% sure",
                "100%,100%",
                "a+b $1,a+b $1"
            })
    void isWhatItStandsFor(String text, String expected) {
        assertThat(Escapes.decoded(text)).isEqualTo(expected);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(Escapes.decoded(null)).isNull();
    }
}
