package io.salesflow.camel.routes.analytics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salesflow.camel.api.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a day as JSON: an array with an object for each campaign, by the names of the table's columns. */
final class FiguresJson {
    private FiguresJson() {}

    static String text(List<Map<String, Object>> rows) {
        ArrayNode array = Json.mapper().createArrayNode();
        for (Map<String, Object> row : rows) {
            ObjectNode object = array.addObject();
            row.forEach((column, value) -> {
                if (value instanceof Number || value == null) {
                    object.set(column, Json.tree(value));
                } else {
                    object.put(column, value.toString());
                }
            });
        }
        return array.toString();
    }

    /**
     * The rows that the JSON is.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static List<Map<String, Object>> rows(String json) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (JsonNode object : tree(json)) {
            rows.add(row(object));
        }
        return rows;
    }

    private static JsonNode tree(String json) {
        try {
            JsonNode tree = Json.mapper().readTree(json == null ? "" : json);
            if (tree.isArray()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "The body is broken JSON: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr());
        }
        throw new IllegalArgumentException(
                "The body must be the JSON array of figures that Salesflow Figures Source delivers");
    }

    private static Map<String, Object> row(JsonNode object) {
        try {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put(AnalyticsColumn.ACCOUNT_ID, number(object, AnalyticsColumn.ACCOUNT_ID));
            row.put(
                    AnalyticsColumn.DAY,
                    LocalDate.parse(object.path(AnalyticsColumn.DAY).asText()));
            row.put(AnalyticsColumn.CAMPAIGN_ID, number(object, AnalyticsColumn.CAMPAIGN_ID));
            row.put(
                    AnalyticsColumn.CAMPAIGN_NAME,
                    object.path(AnalyticsColumn.CAMPAIGN_NAME).textValue());
            AnalyticsColumn.FIGURES.forEach(
                    figure -> row.put(figure.name(), figure(object.path(figure.name()), figure)));
            row.put(
                    AnalyticsColumn.READ_AT,
                    OffsetDateTime.parse(object.path(AnalyticsColumn.READ_AT).asText()));
            return row;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "Figures need a day and the time when they were read: " + e.getMessage(), e);
        }
    }

    private static Long number(JsonNode object, String column) {
        if (!object.path(column).canConvertToLong()) {
            throw new IllegalArgumentException("Figures need a number in " + column);
        }
        return object.path(column).asLong();
    }

    private static Object figure(JsonNode value, AnalyticsColumn figure) {
        if (!value.isNumber()) {
            return null;
        }
        return figure.type() == Double.class ? (Object) value.asDouble() : (Object) value.asLong();
    }
}
