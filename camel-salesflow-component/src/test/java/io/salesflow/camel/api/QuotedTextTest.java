package io.salesflow.camel.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuotedTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "I would love to meet | Description: too large: I would love to meet (max 10) | Description: too large: … (max 10)",
                "I would love to meet | Description: I would lov (max 10) | Description: … (max 10)",
                "Say \"I would love to\" meet | {\"value\": \"Say \\\"I would love to\\\" meet\"} | {\"value\": \"Say \\…\\\" meet\"}",
                "Hi | Description: Hi is not High | Description: … is not High",
                "It has nothing of it | REQUIRED_FIELD_MISSING: Subject | REQUIRED_FIELD_MISSING: Subject",
                "Grüße 🌞 aus Köln | bad value: Grüße 🌞 aus Köln | bad value: …",
                "a.*(b | quoted a.*(b here | quoted … here"
            })
    void aQuotationIsTakenOutWholeOrInPart(String text, String words, String discreet) {
        assertThat(new QuotedText(text).removedFrom(words)).isEqualTo(discreet);
    }

    @ParameterizedTest
    @CsvSource(value = {"'', some words", ", some words", "'  ', some words"})
    void whereThereIsNoTextTheWordsStay(String text, String words) {
        assertThat(new QuotedText(text).removedFrom(words)).isEqualTo(words);
    }
}
