package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** How the sandbox writes JSON. */
final class Json {

    /** Writes one element of an array. */
    @FunctionalInterface
    interface ElementWriter<T> {
        void write(JsonGenerator generator, T element) throws IOException;
    }

    private static final SerializableString COMMA = new SerializedString(",");
    private static final int SEQUENCE_BYTES = 128 * 1024;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
            .configure(StreamWriteFeature.AUTO_CLOSE_CONTENT, false)
            .configure(StreamWriteFeature.FLUSH_PASSED_TO_STREAM, false)
            .build();

    private Json() {}

    static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /** One value, encoded. */
    static byte[] bytes(Answer.JsonValue value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator generator = generator(bytes)) {
            value.write(generator);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Values, encoded and separated by commas. */
    static <T> byte[] sequence(Iterable<T> elements, ElementWriter<T> writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(SEQUENCE_BYTES);
        try (JsonGenerator generator = generator(bytes)) {
            generator.setRootValueSeparator(COMMA);
            for (T element : elements) {
                writer.write(generator, element);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
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
