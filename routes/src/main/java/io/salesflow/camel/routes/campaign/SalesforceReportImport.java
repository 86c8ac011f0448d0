package io.salesflow.camel.routes.campaign;

import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.IOHelper;

/**
 * Imports the people that a query finds in Salesforce into a campaign. The body is afterwards the {@link ImportTotals} of this run.
 * Who was imported, or told to be impossible, is in the result file, and not dealt with again unless he was refused and is
 * different now.
 */
public final class SalesforceReportImport extends ImportProcessor implements Processor {
    private String directory = "salesforce-report-to-campaign";
    private String columns = "";
    private String query = "";
    private String keyField = "";
    private SalesforceReport report;

    /** Makes one that has to be set up. */
    public SalesforceReportImport() {
        super("Property salesflow.salesforce-report-to-campaign.");
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
        try (ResultFile told = ResultFile.open(file, SalesforceReport.RECORD, report.columns(), ',')) {
            exchange.getMessage().setBody(run(report.read(told::isDone, report::give), told));
        }
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        report = new SalesforceReport(getCamelContext(), "salesforce", settingsBegin(), query, keyField, columns);
    }

    @Override
    protected void doStop() throws Exception {
        super.doStop();
        IOHelper.close(report);
    }
}
