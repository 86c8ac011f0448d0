package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Message;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnswersKeepEveryFieldTest {
    private static final String UNKNOWN = "{\"text\":\"x\",\"list\":[1,null,{\"a\":1.5}],\"null\":null}";
    private static final Set<String> TIMES = Set.of("LastModifiedAt", "AddedAt", "CreatedAt", "UpdatedAt");

    @RegisterExtension
    static final SalesflowStub SALESFLOW = new SalesflowStub();

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void unknownFieldsAreKeptAtEveryLevelAndWrittenAgain(Example example) {
        JsonNode answered = Samples.tree(Samples.of(example.operation()));
        addUnknownFields(answered);
        SALESFLOW.answers(answered.toString());

        Message answer = SALESFLOW.answerOf(example.uriWithArguments(), null, Map.of());

        if (example.isList()) {
            List<?> records = answer.getBody(List.class);
            assertThat(records).hasSameSizeAs(answered);
            for (int index = 0; index < records.size(); index++) {
                assertIsWhole(example, written(records.get(index)), answered.get(index));
            }
        } else {
            assertIsWhole(example, written(answer.getBody()), answered);
        }
    }

    @ParameterizedTest
    @MethodSource("io.salesflow.camel.Examples#all")
    void rawJsonGivesTheTextAsAnswered(Example example) {
        String answered =
                " \n" + Samples.of(example.operation()).replace("{", "{ \"Twice\": 1.50, \"Twice\": \"ü\\u00fc\",");
        SALESFLOW.answers(answered);
        String separator = example.said().isEmpty() ? "?" : "&";

        Object body = SALESFLOW.bodyOf(example.uriWithArguments() + separator + "rawJson=true");

        if (example.operation().equals("members/list-by-public-identifiers")) {
            assertThat(Samples.tree((String) body)).isEqualTo(Samples.tree(answered));
        } else {
            assertThat(body).isEqualTo(answered);
        }
    }

    private static void addUnknownFields(JsonNode node) {
        node.forEach(AnswersKeepEveryFieldTest::addUnknownFields);
        if (node instanceof ObjectNode object) {
            object.set("BrandNew", Samples.tree(UNKNOWN));
            object.put("IsMuted", false);
            object.putNull("customField");
        }
    }

    private static JsonNode written(Object answer) {
        return Samples.tree(SALESFLOW.context().getTypeConverter().convertTo(String.class, answer));
    }

    /** Every field is there under the API's name; times may be written otherwise, and fields that were not read be null. */
    private static void assertIsWhole(Example example, JsonNode written, JsonNode answered) {
        if (answered.isArray()) {
            assertThat(written).hasSameSizeAs(answered);
            for (int index = 0; index < answered.size(); index++) {
                assertIsWhole(example, written.get(index), answered.get(index));
            }
            return;
        }
        if (!answered.isObject()) {
            // A whole number may have become a rate: 0 and 0.0 are the same.
            boolean isSameNumber =
                    written.isNumber() && answered.isNumber() && written.doubleValue() == answered.doubleValue();
            assertThat(isSameNumber || written.equals(answered))
                    .as("%s as %s", answered, written)
                    .isTrue();
            return;
        }
        answered.properties().forEach(field -> {
            assertThat(written.has(field.getKey())).as(field.getKey()).isTrue();
            if (TIMES.contains(field.getKey())) {
                assertThat(written.get(field.getKey()).isNull())
                        .isEqualTo(field.getValue().isNull());
            } else {
                assertIsWhole(example, written.get(field.getKey()), field.getValue());
            }
        });
        written.fieldNames().forEachRemaining(name -> assertThat(answered.has(name)
                        || written.get(name).isNull()
                        || example.operation().equals("members/mute") && name.equals("Status"))
                .as(name)
                .isTrue());
    }
}
