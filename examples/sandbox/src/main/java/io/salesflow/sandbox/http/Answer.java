package io.salesflow.sandbox.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.salesflow.sandbox.account.Rejection;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What an operation answers. The body is written while it is sent.
 *
 * @param gzipBody the same body compressed, for answers that are cheaper to have compressed than to compress; or null
 */
record Answer(int status, Body body, Body gzipBody) {

    /** Writes the bytes of a body. */
    @FunctionalInterface
    interface Body {
        void write(OutputStream out) throws IOException;
    }

    /** Writes the JSON of a body. */
    @FunctionalInterface
    interface JsonValue {
        void write(JsonGenerator generator) throws IOException;
    }

    static Answer json(JsonValue value) {
        return json(200, value);
    }

    static Answer either(Body plain, Body gzip) {
        return new Answer(200, plain, gzip);
    }

    /** The same answer with another body, which is not there compressed. */
    Answer with(Body other) {
        return new Answer(status, other, null);
    }

    static Answer of(Rejection rejection) {
        return envelope(rejection.status(), rejection.status(), rejection.getMessage());
    }

    /** An envelope under HTTP 200. */
    static Answer envelope(int envelopeStatus, String message) {
        return envelope(200, envelopeStatus, message);
    }

    private static Answer envelope(int httpStatus, int envelopeStatus, String message) {
        return json(httpStatus, generator -> {
            generator.writeStartObject();
            generator.writeNumberField("Status", envelopeStatus);
            generator.writeStringField("Message", message);
            generator.writeEndObject();
        });
    }

    private static Answer json(int status, JsonValue value) {
        return new Answer(
                status,
                out -> {
                    try (JsonGenerator generator = Json.generator(out)) {
                        value.write(generator);
                    }
                },
                null);
    }
}
