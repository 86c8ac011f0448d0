package io.salesflow.camel.routes.campaign;

import java.time.Duration;
import java.util.function.Function;
import org.apache.camel.CamelContext;

/**
 * How people are imported: the properties {@code salesflow.import.*} of a Camel context.
 *
 * @param stateFile the file that keeps which imports have no answer yet
 * @param unansweredWait how long after an import without an answer it can still take effect
 * @param attempts how often somebody is sent of whom no answer tells anything
 * @param isImportedFromOtherCampaigns whether people come into the campaign who are in another one of the account
 * @param batchSize for how many people at once the list of contacts is read
 */
record ImportSettings(
        String stateFile, Duration unansweredWait, int attempts, boolean isImportedFromOtherCampaigns, int batchSize) {

    static ImportSettings of(CamelContext context) {
        return new ImportSettings(
                text(context, "stateFile", "salesflow-import.state"),
                Duration.ofMillis(number(context, "unansweredWait", 300_000, 0, Integer.MAX_VALUE)),
                (int) number(context, "attempts", 3, 1, 100),
                read("otherCampaigns", text(context, "otherCampaigns", "skip"), value -> switch (value) {
                    case "skip" -> false;
                    case "import" -> true;
                    default -> throw new IllegalArgumentException("must be skip or import");
                }),
                (int) number(context, "batchSize", 10_000, 1, 1_000_000));
    }

    private static long number(CamelContext context, String name, long otherwise, long least, long most) {
        return read(name, text(context, name, String.valueOf(otherwise)), value -> {
            if (!value.matches("\\d{1,10}") || Long.parseLong(value) < least || Long.parseLong(value) > most) {
                throw new IllegalArgumentException("must be a number from " + least + " to " + most);
            }
            return Long.parseLong(value);
        });
    }

    private static String text(CamelContext context, String name, String otherwise) {
        return context.resolvePropertyPlaceholders("{{salesflow.import." + name + ":" + otherwise + "}}")
                .strip();
    }

    private static <T> T read(String name, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Property salesflow.import." + name + " " + e.getMessage() + ": " + value, e);
        }
    }
}
