package io.salesflow.camel.api;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A time in JSON: read in any of the API's forms, written as ISO 8601 in UTC. */
@JacksonAnnotationsInside
@JsonDeserialize(using = ApiTime.Reader.class)
@JsonSerialize(using = ApiTime.Writer.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@interface ApiTime {

    /** The attribute of a Jackson reader that has the zone of times without one; without it they are in UTC. */
    String ZONE = "salesflow.serverZone";

    /** Reads a time. */
    final class Reader extends JsonDeserializer<Instant> {
        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getValueAsString();
            if (text == null || text.isBlank()) {
                return null;
            }
            ZoneId zone = (ZoneId) context.getAttribute(ZONE);
            try {
                return Times.read(text, zone == null ? ZoneOffset.UTC : zone);
            } catch (IllegalArgumentException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, e.getMessage());
            }
        }
    }

    /** Writes a time. */
    final class Writer extends JsonSerializer<Instant> {
        @Override
        public void serialize(Instant time, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(time.toString());
        }
    }
}
