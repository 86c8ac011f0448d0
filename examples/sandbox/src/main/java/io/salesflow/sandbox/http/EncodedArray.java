package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;

/** A JSON array, some of whose elements were encoded before. */
final class EncodedArray {

    private final OutputStream out;
    private boolean begun;

    EncodedArray(OutputStream out) {
        this.out = out;
    }

    /** Adds elements that are encoded and separated by commas; there may be none. */
    void add(byte[] elements) throws IOException {
        if (elements.length > 0) {
            separate();
            out.write(elements);
        }
    }

    void add(Answer.JsonValue element) throws IOException {
        separate();
        try (JsonGenerator generator = Json.generator(out)) {
            element.write(generator);
        }
    }

    void end() throws IOException {
        if (!begun) {
            out.write('[');
        }
        out.write(']');
    }

    private void separate() throws IOException {
        out.write(begun ? ',' : '[');
        begun = true;
    }
}
