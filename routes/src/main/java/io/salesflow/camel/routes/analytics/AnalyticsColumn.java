package io.salesflow.camel.routes.analytics;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.salesflow.camel.api.CampaignAnalytics;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;

/**
 * A figure as it stands in tables: every number of {@link CampaignAnalytics} is one, under the API's name in lower case.
 *
 * @param name the column's name, such as {@code linkedin_invite_sent}
 * @param path where the API has it, such as {@code Linkedin.InviteSent}
 * @param type Long or Double
 * @param group the component of {@link CampaignAnalytics} that it is in
 * @param figure the component of the group
 */
record AnalyticsColumn(String name, String path, Class<?> type, RecordComponent group, RecordComponent figure) {
    static final String ACCOUNT_ID = "account_id";
    static final String DAY = "day";
    static final String CAMPAIGN_ID = "campaign_id";
    static final String CAMPAIGN_NAME = "campaign_name";
    static final String READ_AT = "read_at";

    /** All figures, in the order of the API. */
    static final List<AnalyticsColumn> FIGURES = Arrays.stream(CampaignAnalytics.class.getRecordComponents())
            .filter(group -> group.getType().isRecord())
            .flatMap(AnalyticsColumn::of)
            .toList();

    /** The value, or null where the API does not tell it. */
    Object valueIn(CampaignAnalytics analytics) {
        try {
            Object part = group.getAccessor().invoke(analytics);
            return part == null ? null : figure.getAccessor().invoke(part);
        } catch (ReflectiveOperationException e) {
            throw RuntimeCamelException.wrapRuntimeCamelException(e);
        }
    }

    private static Stream<AnalyticsColumn> of(RecordComponent group) {
        return Arrays.stream(group.getType().getRecordComponents())
                .filter(figure -> Number.class.isAssignableFrom(figure.getType()))
                .map(figure -> new AnalyticsColumn(
                        group.getName() + "_" + nameInGroup(figure),
                        asInTheApi(group) + "." + asInTheApi(figure),
                        figure.getType(),
                        group,
                        figure));
    }

    private static String nameInGroup(RecordComponent figure) {
        return PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE
                .translate(figure.getName())
                .replaceFirst("^linked_in_", "")
                .replaceAll("(?<=[a-z])(?=\\d)", "_");
    }

    private static String asInTheApi(RecordComponent component) {
        return component.getName().substring(0, 1).toUpperCase(Locale.ROOT)
                + component.getName().substring(1);
    }
}
