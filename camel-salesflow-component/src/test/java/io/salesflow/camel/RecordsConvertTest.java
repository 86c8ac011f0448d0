package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.camel.api.Contact;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsConvertTest {
    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void aRecordBecomesEveryKindOfJsonAndComesBackFromIt(Example example) throws Exception {
        SalesflowRecord answer = read(example);
        TypeConverter converter = SALESFLOW.context().getTypeConverter();
        Class<? extends SalesflowRecord> type = answer.getClass();

        Map<?, ?> map = converter.mandatoryConvertTo(Map.class, answer);
        JsonNode tree = converter.mandatoryConvertTo(JsonNode.class, answer);
        String text = converter.mandatoryConvertTo(String.class, answer);
        byte[] bytes = converter.mandatoryConvertTo(byte[].class, answer);
        byte[] streamed =
                converter.mandatoryConvertTo(InputStream.class, answer).readAllBytes();

        assertThat(text).isEqualTo(tree.toString());
        assertThat(bytes).asString(StandardCharsets.UTF_8).isEqualTo(text);
        assertThat(streamed).isEqualTo(bytes);
        assertThat(converter.mandatoryConvertTo(type, map)).isEqualTo(answer);
        assertThat(converter.mandatoryConvertTo(type, tree)).isEqualTo(answer);
        assertThat(converter.mandatoryConvertTo(type, text)).isEqualTo(answer);
        assertThat(converter.mandatoryConvertTo(type, bytes)).isEqualTo(answer);
        assertThat(converter.mandatoryConvertTo(type, new ByteArrayInputStream(bytes)))
                .isEqualTo(answer);
    }

    @Test
    void aRecordPrintsAsJsonWhereverCamelWantsText() throws IOException {
        SALESFLOW.answers(Samples.of("members/get"));

        var message = SALESFLOW.answerOf("salesflow:members/get?memberId=1", null, Map.of());

        assertThat(message.getBody()).isInstanceOf(Contact.class);
        assertThat(Samples.tree(message.getBody(String.class)).path("FirstName").asText())
                .isEqualTo("John");
        assertThat(message.getBody(InputStream.class))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(message.getBody(JsonNode.class).toString());
    }

    @Test
    void brokenJsonBecomesNoRecord() {
        assertThatThrownBy(() -> SALESFLOW.context().getTypeConverter().mandatoryConvertTo(Contact.class, "{\"Memb"))
                .isInstanceOfAny(TypeConversionException.class, NoTypeConversionAvailableException.class);
    }

    @Test
    void aNumberBecomesNoRecord() {
        assertThatThrownBy(() -> SALESFLOW.context().getTypeConverter().mandatoryConvertTo(Contact.class, 5))
                .isInstanceOf(NoTypeConversionAvailableException.class);
    }

    private static SalesflowRecord read(Example example) {
        SALESFLOW.answers(Samples.of(example.operation()));
        Object answer = SALESFLOW.bodyOf(example.uriWithArguments());
        return (SalesflowRecord) (answer instanceof List<?> list ? list.get(0) : answer);
    }
}
