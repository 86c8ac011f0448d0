package io.salesflow.camel.routes.campaign;

import io.salesflow.camel.routes.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * How people are imported: as the properties {@code salesflow.import.*} of a Camel context say, but for what is set otherwise.
 *
 * @param stateFile the file that keeps which imports have no answer yet
 * @param unansweredWait how long after an import without an answer it can still take effect
 * @param attempts how often somebody is sent of whom no answer tells anything
 * @param isImportedFromOtherCampaigns whether people come into the campaign who are in another one of the account
 * @param batchSize for how many people at once the list of contacts is read
 */
record ImportSettings(
        String stateFile, Duration unansweredWait, int attempts, boolean isImportedFromOtherCampaigns, int batchSize) {

    /**
     * Those of a context.
     *
     * @param own what is set otherwise, by the names of the properties without {@code salesflow.import.}
     */
    static ImportSettings of(CamelContext context, Map<String, String> own) {
        Settings settings = new Settings(context, "salesflow.import.", own);
        return new ImportSettings(
                settings.text("stateFile", "salesflow-import.state"),
                Duration.ofMillis(settings.number("unansweredWait", 300_000, 0, Integer.MAX_VALUE)),
                (int) settings.number("attempts", 3, 1, 100),
                settings.word("otherCampaigns", List.of("skip", "import"), "skip")
                        .equals("import"),
                (int) settings.number("batchSize", 10_000, 1, 1_000_000));
    }
}
