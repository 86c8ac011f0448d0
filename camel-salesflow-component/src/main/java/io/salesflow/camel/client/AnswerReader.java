package io.salesflow.camel.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Json;
import io.salesflow.camel.api.Operation;
import io.salesflow.camel.api.OperationResult;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;

/** Reads what Salesflow answered: the records, or the failure that it is (contract, 12). */
final class AnswerReader {
    private static final int HEAD_BYTES = 4096;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int OBJECT_BYTES = 1024 * 1024;

    private final Operation operation;
    private final Failures failures;
    private final ZoneId zone;
    private final Observation observation;

    AnswerReader(Operation operation, Failures failures, ZoneId zone, Observation observation) {
        this.operation = operation;
        this.failures = failures;
        this.zone = zone;
        this.observation = observation;
    }

    /**
     * Reads the answer and closes it, unless its form is a stream: then the stream closes it.
     *
     * @throws IOException if the connection breaks
     * @throws SalesflowException if the answer is an error or can't be read
     */
    Object read(ClassicHttpResponse response, AnswerForm form) throws IOException {
        boolean handedOver = false;
        try {
            HttpEntity entity = response.getEntity();
            BufferedInputStream body = new BufferedInputStream(content(entity), BUFFER_BYTES);
            if (response.getCode() < 200 || response.getCode() >= 300) {
                throw errorIn(response, head(body));
            }
            Object answer = readBody(response, body, form);
            handedOver = answer instanceof AnswerIterator || answer instanceof InputStream;
            return answer;
        } finally {
            if (!handedOver) {
                response.close();
            }
        }
    }

    private InputStream content(HttpEntity entity) throws IOException {
        if (entity == null) {
            return InputStream.nullInputStream();
        }
        return "gzip".equalsIgnoreCase(entity.getContentEncoding())
                ? new UnzippedStream(observation.counted(entity.getContent()), BUFFER_BYTES)
                : observation.counted(entity.getContent());
    }

    private Object readBody(ClassicHttpResponse response, BufferedInputStream body, AnswerForm form)
            throws IOException {
        String head = head(body);
        if (operation.answer().isList() && head.stripLeading().startsWith("[")) {
            return readList(response, body, form);
        }
        byte[] whole = body.readNBytes(OBJECT_BYTES + 1);
        if (whole.length > OBJECT_BYTES) {
            throw failures.unreadable(response.getCode(), "the answer is longer than 1 MB and no list", head);
        }
        return readOne(response, whole, form);
    }

    private Object readList(ClassicHttpResponse response, BufferedInputStream body, AnswerForm form)
            throws IOException {
        return switch (form) {
            case JSON_STREAM -> new AnswerStream(body, response, observation);
            case JSON -> checkedJson(response, body.readAllBytes());
            case RECORD_STREAM -> iterator(response, body);
            case RECORDS -> {
                List<SalesflowRecord> records = new ArrayList<>();
                iterator(response, body).forEachRemaining(records::add);
                yield records;
            }
        };
    }

    private AnswerIterator iterator(ClassicHttpResponse response, InputStream body) throws IOException {
        ObjectReader reader = Json.reader(operation.answer().type(), zone);
        JsonParser parser = reader.createParser(body);
        parser.nextToken();
        parser.clearCurrentToken();
        return new AnswerIterator(parser, reader, response, failures, response.getCode(), observation);
    }

    private String checkedJson(ClassicHttpResponse response, byte[] json) throws IOException {
        try (JsonParser parser = Json.mapper().createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw failures.unreadable(response.getCode(), "the list breaks off", "");
            }
            if (parser.nextToken() != null) {
                throw failures.unreadable(response.getCode(), "something follows the list", "");
            }
        } catch (JsonProcessingException e) {
            throw unreadable(response, json);
        }
        return text(json);
    }

    private Object readOne(ClassicHttpResponse response, byte[] body, AnswerForm form) {
        boolean isResult = operation.answer().type() == OperationResult.class;
        if (body.length == 0 && isResult) {
            return form.isJson() ? "{}" : result(response, Json.mapper().createObjectNode());
        }
        JsonNode tree = tree(response, body);
        int envelopeStatus = envelopeStatus(tree);
        if (envelopeStatus >= 400) {
            throw failures.answered(
                    response, envelopeStatus, tree.path("Message").asText(""));
        }
        boolean hasAnyShape = operation.effect() == Operation.Effect.SET;
        if (tree.isNull() && !hasAnyShape) {
            throw failures.absent(response.getCode());
        }
        if (isResult && (tree.isObject() || hasAnyShape)) {
            return form.isJson() ? text(body) : result(response, tree);
        }
        if (!tree.isObject() || operation.answer().isList()) {
            throw unreadable(response, body);
        }
        return asWanted(response, body, form, tree);
    }

    private Object asWanted(ClassicHttpResponse response, byte[] body, AnswerForm form, JsonNode tree) {
        if (form.isJson()) {
            return text(body);
        }
        try {
            return Json.reader(operation.answer().type(), zone).readValue(tree);
        } catch (IOException e) {
            throw unreadable(response, body);
        }
    }

    /** The envelope, or for an operation whose answer is not described, whatever came. */
    private static OperationResult result(ClassicHttpResponse response, JsonNode tree) {
        ObjectNode rest = tree.isObject() ? tree.deepCopy() : Json.mapper().createObjectNode();
        int status = rest.path("Status").canConvertToInt() && rest.has("Message")
                ? rest.remove("Status").asInt()
                : response.getCode();
        JsonNode message = rest.remove("Message");
        @SuppressWarnings("unchecked")
        Map<String, Object> other = Json.mapper().convertValue(rest, Map.class);
        return new OperationResult(status, message == null || message.isNull() ? null : message.asText(), other);
    }

    private JsonNode tree(ClassicHttpResponse response, byte[] body) {
        try {
            JsonNode tree = Json.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(body);
            if (tree == null || tree.isMissingNode()) {
                throw failures.unreadable(response.getCode(), "the answer is empty", "");
            }
            return tree;
        } catch (IOException e) {
            throw unreadable(response, body);
        }
    }

    private SalesflowException errorIn(ClassicHttpResponse response, String head) {
        int status = response.getCode();
        try {
            JsonNode tree = Json.mapper().readTree(head);
            if (tree != null && tree.isObject() && tree.has("Message")) {
                return failures.answered(response, status, tree.path("Message").asText(""));
            }
        } catch (IOException e) {
            return failures.answered(response, status, head);
        }
        return failures.answered(response, status, head);
    }

    private SalesflowException unreadable(ClassicHttpResponse response, byte[] body) {
        String text = new String(body, 0, Math.min(body.length, HEAD_BYTES), StandardCharsets.UTF_8);
        return failures.unreadable(response.getCode(), "the answer is not the JSON that was promised", text);
    }

    /** A contact has a Status too, and it may be a number; an envelope has no MemberId. */
    private static int envelopeStatus(JsonNode tree) {
        return tree.isObject() && !tree.has("MemberId") ? tree.path("Status").asInt(0) : 0;
    }

    /** The first bytes of the answer, which are not taken from it. */
    private static String head(BufferedInputStream body) throws IOException {
        body.mark(HEAD_BYTES);
        byte[] bytes = body.readNBytes(HEAD_BYTES);
        body.reset();
        return withoutByteOrderMark(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String text(byte[] body) {
        return withoutByteOrderMark(new String(body, StandardCharsets.UTF_8));
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
