package io.salesflow.camel.client;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** What the caller wants of an answer. */
public enum AnswerForm {
    /** A record, or a List of them. */
    RECORDS {
        @Override
        Object joined(List<Object> answers) {
            return answers.stream()
                    .flatMap(answer -> ((List<?>) answer).stream())
                    .toList();
        }
    },
    /** A record, or an Iterator over them: an {@link AnswerIterator} that reads them as they are asked for. */
    RECORD_STREAM {
        @Override
        public AnswerForm whole() {
            return RECORDS;
        }

        @Override
        public Object ofWhole(Object answer) {
            return ((List<?>) answer).iterator();
        }
    },
    /** The JSON as answered, as a String. */
    JSON {
        @Override
        Object joined(List<Object> answers) {
            return answers.stream()
                    .map(answer -> answer.toString().strip())
                    .map(array -> array.substring(1, array.length() - 1))
                    .filter(elements -> !elements.isBlank())
                    .collect(Collectors.joining(",", "[", "]"));
        }
    },
    /** The JSON as answered; of a list as an InputStream that holds the connection until it is closed or read. */
    JSON_STREAM {
        @Override
        public AnswerForm whole() {
            return JSON;
        }

        @Override
        public Object ofWhole(Object answer) {
            return new ByteArrayInputStream(answer.toString().getBytes(StandardCharsets.UTF_8));
        }
    };

    /** The same without a stream. */
    public AnswerForm whole() {
        return this;
    }

    /** This form of a list that is there as a {@link #whole()}. */
    public Object ofWhole(Object answer) {
        return answer;
    }

    /** One answer of the parts that several calls brought. */
    Object joined(List<Object> answers) {
        throw new UnsupportedOperationException("A stream has no parts");
    }

    boolean isJson() {
        return this == JSON || this == JSON_STREAM;
    }
}
