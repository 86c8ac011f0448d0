package io.salesflow.camel.routes.campaign;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.util.TimeUtils;

/**
 * Imports the people of the JSON in the body into a campaign, each once; who has a result is not dealt with again. The body is
 * afterwards the JSON of the {@link ImportTotals}.
 */
public final class PeopleToCampaign extends ImportProcessor implements Processor {
    private final Map<String, String> own = new HashMap<>();
    private String directory = "salesflow-people";

    /** Makes one that has to be set up. */
    public PeopleToCampaign() {
        super("Parameter ");
    }

    /** The folder of the result files. */
    public void setDirectory(String directory) {
        this.directory = directory;
    }

    /** The file that keeps which imports have no answer yet. */
    public void setStateFile(String stateFile) {
        own.put("stateFile", stateFile);
    }

    /** What becomes of people who are in another campaign of the account: {@code skip} or {@code import}. */
    public void setOtherCampaigns(String otherCampaigns) {
        own.put("otherCampaigns", otherCampaigns);
    }

    /** How long an import without an answer can still take effect, such as {@code 5m}. */
    public void setUnansweredWait(String unansweredWait) {
        own.put("unansweredWait", String.valueOf(TimeUtils.toMilliSeconds(unansweredWait)));
    }

    /** How often somebody is sent of whom no answer tells anything. */
    public void setAttempts(String attempts) {
        own.put("attempts", attempts);
    }

    /**
     * Imports who has no result yet.
     *
     * @throws IllegalArgumentException if the body is no JSON of people
     * @throws ImportUnfinishedException if it is not known of all what became of them, and whoever sends them can't be told otherwise
     * @throws io.salesflow.camel.client.SalesflowException if Salesflow can't be reached, or refuses everybody alike
     */
    @Override
    public void process(Exchange exchange) {
        List<PersonToImport> people = PersonJson.people(exchange.getMessage().getBody(String.class));
        ImportTotals totals;
        try (ResultFile told = ResultFile.open(file(exchange), "Id", PersonJson.COLUMNS, ',')) {
            totals = run(people.iterator(), told);
        }
        if (totals.unanswered() > 0) {
            PeopleBatches batches = PeopleBatches.of(exchange);
            if (batches == null) {
                throw new ImportUnfinishedException(
                        "Send the people again later, it is not known of all what became of them: " + totals, null);
            }
            batches.addUnanswered(totals.unanswered());
        }
        exchange.getMessage().setBody(totals.json());
    }

    private Path file(Exchange exchange) {
        String source = exchange.getMessage().getHeader(PeopleBatches.SOURCE, "people", String.class);
        return Path.of(directory)
                .resolve(source.replaceAll("[^\\w.-]", "-") + "-campaign-" + campaignId() + ".result.csv");
    }

    @Override
    Map<String, String> ownSettings() {
        return own;
    }
}
