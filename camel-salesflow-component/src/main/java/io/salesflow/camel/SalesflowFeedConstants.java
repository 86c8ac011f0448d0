package io.salesflow.camel;

import org.apache.camel.spi.Metadata;

/** Headers for what is asked of feeds. */
public final class SalesflowFeedConstants {
    @Metadata(label = "producer", javaType = "String", description = "The feed, or the events of a webhook.")
    public static final String FEED_ID = SalesflowConstants.FEED_ID;

    @Metadata(
            label = "producer",
            javaType = "java.util.Collection<String>",
            description = "The keys of what is parked, to replay or discard, as a collection or with commas between "
                    + "them; * for all.")
    public static final String KEYS = "CamelSalesflowKeys";

    @Metadata(
            label = "producer",
            javaType = "String",
            description = "From when on to deliver everything again: a time in the data such as 2026-01-31T12:00:00Z, "
                    + "or all.")
    public static final String RESET_FROM = "CamelSalesflowResetFrom";

    private SalesflowFeedConstants() {}
}
