package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.salesforce.SalesforceQuery;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** The people whom a query finds in Salesforce. */
final class SalesforceReport implements Closeable {
    /** The name of the column of results that tells the record. */
    static final String RECORD = "Record";

    private static final String ID = "id";

    private final String settingsBegin;
    private final String query;
    private final String keyField;
    private final SalesforceQuery people;
    private final PersonColumns columns;
    private final int id;

    /**
     * Reads a query.
     *
     * @param component the name of the component of camel-salesforce
     * @param settingsBegin see {@link ImportProcessor}
     * @param keyField the field by which the routes from Salesflow to Salesforce recognise people; blank if they get none
     * @param columns where the file with names of columns is; blank for none
     * @throws IllegalArgumentException if the query finds no people, or would lose them
     */
    SalesforceReport(
            CamelContext context,
            String component,
            String settingsBegin,
            String query,
            String keyField,
            String columns) {
        this.settingsBegin = settingsBegin;
        this.query = query;
        this.keyField = keyField;
        this.people = query(context, component);
        ColumnNames names = ColumnNames.read(context, columns);
        this.columns = new PersonColumns(people.fields(), names, RECORD);
        this.id = lowerCase(people.fields()).indexOf(ID);
        require(
                id >= 0 && this.columns.isOfPeople(),
                "a query that reads Id and a field with LinkedIn URLs, named " + names.ofLinkedInUrl());
        require(
                !asksForNoKey(),
                "one without " + keyField
                        + " = null: a record gets its key before it is imported, and would not be found any"
                        + " more before it is known what became of it. Ask for Salesflow_Status__c = null");
    }

    /** The names of the columns that results repeat. */
    List<String> columns() {
        return columns.told();
    }

    /**
     * Those who are not dealt with yet; each has his key before he is told.
     *
     * @param giver gives the keys to the records of these ids
     */
    Iterator<PersonToImport> read(Predicate<PersonToImport> isDone, Consumer<Map<String, String>> giver) {
        return new KeyedPeople<>(
                people.read(),
                record -> columns.person(record.get(id), record),
                record -> !keyField.isBlank(),
                isDone,
                giver);
    }

    /** Gives records their keys, by their ids. */
    void give(Map<String, String> keys) {
        people.give(keyField, keys);
    }

    @Override
    public void close() throws IOException {
        people.close();
    }

    private SalesforceQuery query(CamelContext context, String component) {
        try {
            return new SalesforceQuery(context, component, query);
        } catch (IllegalArgumentException e) {
            require(false, e.getMessage().replaceFirst("must be ", ""));
            throw e;
        }
    }

    private void require(boolean isRight, String whatItMustBe) {
        ImportProcessor.require(settingsBegin, isRight, "query", whatItMustBe, query);
    }

    private boolean asksForNoKey() {
        Pattern noKey = Pattern.compile("\\b" + Pattern.quote(keyField) + "\\s*=\\s*null\\b", Pattern.CASE_INSENSITIVE);
        return !keyField.isEmpty() && noKey.matcher(query).find();
    }

    private static List<String> lowerCase(List<String> fields) {
        return fields.stream().map(field -> field.toLowerCase(Locale.ROOT)).toList();
    }
}
