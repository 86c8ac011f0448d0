package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/** How the sandbox writes JSON. */
final class Json {

    /** Writes one element of an array. */
    @FunctionalInterface
    interface ElementWriter<T> {
        void write(JsonGenerator generator, T element) throws IOException;
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
            .configure(StreamWriteFeature.AUTO_CLOSE_CONTENT, false)
            .configure(StreamWriteFeature.FLUSH_PASSED_TO_STREAM, false)
            .build();

    private Json() {}

    static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    static <T> void array(JsonGenerator generator, Iterator<T> elements, ElementWriter<T> writer) throws IOException {
        generator.writeStartArray();
        while (elements.hasNext()) {
            writer.write(generator, elements.next());
        }
        generator.writeEndArray();
    }

    static void nullableBoolean(JsonGenerator generator, String name, Boolean value) throws IOException {
        if (value == null) {
            generator.writeNullField(name);
        } else {
            generator.writeBooleanField(name, value);
        }
    }
}
