package io.salesflow.sandbox.salesforce;

import java.util.Set;

/**
 * A field of an object.
 *
 * @param name the API name
 * @param kind what it holds
 * @param length the most characters, or 0 where there is no limit
 * @param isRequired whether a record must have it
 * @param isUnique whether no two records may have the same value
 * @param isExternalId whether records can be upserted by it
 * @param values those that a picklist has
 */
record Field(
        String name,
        Kind kind,
        int length,
        boolean isRequired,
        boolean isUnique,
        boolean isExternalId,
        Set<String> values) {

    enum Kind {
        ID,
        BOOLEAN,
        STRING,
        EMAIL,
        DATE,
        DATETIME,
        PICKLIST,
        /** The id of a Lead or Contact. */
        WHO
    }

    static Field id() {
        return new Field("Id", Kind.ID, 18, false, false, false, Set.of());
    }

    static Field readOnly(String name, Kind kind) {
        return new Field(name, kind, 18, false, false, false, Set.of());
    }

    static Field text(String name, int length) {
        return new Field(name, Kind.STRING, length, false, false, false, Set.of());
    }

    static Field email(String name, int length) {
        return new Field(name, Kind.EMAIL, length, false, false, false, Set.of());
    }

    static Field date(String name) {
        return new Field(name, Kind.DATE, 0, false, false, false, Set.of());
    }

    static Field who(String name) {
        return new Field(name, Kind.WHO, 0, false, false, false, Set.of());
    }

    static Field picklist(String name, String... values) {
        return new Field(name, Kind.PICKLIST, 255, false, false, false, Set.of(values));
    }

    /** Whether only Salesforce itself sets it. */
    boolean isReadOnly() {
        return kind == Kind.ID || kind == Kind.BOOLEAN;
    }

    Field required() {
        return new Field(name, kind, length, true, isUnique, isExternalId, values);
    }
}
