package io.salesflow.camel.routes.hubspot;

/** What a property of ours holds, in HubSpot's terms. */
enum PropertyKind {
    KEY("string", "text", true),
    TEXT("string", "text", false),
    TIME("datetime", "date", false),
    YES_NO("bool", "booleancheckbox", false);

    private final String type;
    private final String fieldType;
    private final boolean unique;

    PropertyKind(String type, String fieldType, boolean unique) {
        this.type = type;
        this.fieldType = fieldType;
        this.unique = unique;
    }

    String type() {
        return type;
    }

    String fieldType() {
        return fieldType;
    }

    boolean unique() {
        return unique;
    }
}
