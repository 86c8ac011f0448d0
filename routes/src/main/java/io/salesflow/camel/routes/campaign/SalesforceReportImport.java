package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.salesforce.SalesforceQuery;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.IOHelper;

/**
 * Imports the people that a query finds in Salesforce into a campaign. The body is afterwards the {@link ImportTotals} of this run.
 * Who was imported, or told to be impossible, is in the result file, and not dealt with again unless he was refused and is
 * different now.
 */
public final class SalesforceReportImport extends ImportProcessor implements Processor {
    private static final String RECORD = "Record";
    private static final String ID = "id";

    private String directory = "salesforce-report-to-campaign";
    private String columns = "";
    private String query = "";
    private String keyField = "";
    private SalesforceQuery people;
    private PersonColumns personColumns;

    /** Makes one that has to be set up. */
    public SalesforceReportImport() {
        super("salesflow.salesforce-report-to-campaign");
    }

    /** The folder of the result file. */
    public void setDirectory(String directory) {
        this.directory = directory;
    }

    /** The query in SOQL, which reads {@code Id} and a field with LinkedIn URLs among others. */
    public void setQuery(String query) {
        this.query = query;
    }

    /** The field by which the routes from Salesflow to Salesforce recognise people, which these get; blank if they get none. */
    public void setKeyField(String keyField) {
        this.keyField = keyField.strip();
    }

    /** Where the file with names of columns is, as Camel writes places; blank for none. */
    public void setColumns(String columns) {
        this.columns = columns;
    }

    /**
     * Imports who has no result yet.
     *
     * @throws io.salesflow.camel.routes.salesforce.SalesforceCallException if Salesforce does not take the query, or is down
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be reached, or refuses everybody alike
     * @throws ImportUnfinishedException if Salesflow gives no answers, or Camel stops
     */
    @Override
    public void process(Exchange exchange) {
        Path file = Path.of(directory).resolve("campaign-" + campaignId() + ".result.csv");
        int id = lowerCase(people.fields()).indexOf(ID);
        try (ResultFile told = ResultFile.open(file, RECORD, personColumns.told(), ',')) {
            Iterator<PersonToImport> found = new KeyedPeople<>(
                    people.read(),
                    record -> personColumns.person(record.get(id), record),
                    record -> !keyField.isBlank(),
                    told,
                    keys -> people.give(keyField, keys));
            exchange.getMessage().setBody(run(found, told));
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        try {
            people = new SalesforceQuery(getCamelContext(), query);
        } catch (IllegalArgumentException e) {
            require(false, "query", e.getMessage().replaceFirst("must be ", ""), query);
        }
        ColumnNames names = ColumnNames.read(getCamelContext(), columns);
        personColumns = new PersonColumns(people.fields(), names, RECORD);
        require(
                lowerCase(people.fields()).contains(ID) && personColumns.isOfPeople(),
                "query",
                "a query that reads Id and a field with LinkedIn URLs, named " + names.ofLinkedInUrl(),
                query);
        require(
                !asksForNoKey(),
                "query",
                "one without " + keyField
                        + " = null: a record gets its key before it is imported, and would not be found any"
                        + " more before it is known what became of it. Ask for Salesflow_Status__c = null",
                query);
    }

    private boolean asksForNoKey() {
        Pattern noKey = Pattern.compile("\\b" + Pattern.quote(keyField) + "\\s*=\\s*null\\b", Pattern.CASE_INSENSITIVE);
        return !keyField.isEmpty() && noKey.matcher(query).find();
    }

    @Override
    protected void doStop() {
        IOHelper.close(people);
    }

    private static List<String> lowerCase(List<String> fields) {
        return fields.stream().map(field -> field.toLowerCase(Locale.ROOT)).toList();
    }
}
