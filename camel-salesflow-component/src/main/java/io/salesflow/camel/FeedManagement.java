package io.salesflow.camel;

import javax.management.JMException;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ManagementAgent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the feeds of a context in JMX, where that is on, as {@code type=salesflow-feeds} of the context's domain. A feed runs
 * also if it can't be shown.
 */
final class FeedManagement {
    private static final Logger LOG = LoggerFactory.getLogger(FeedManagement.class);

    private final CamelContext context;

    FeedManagement(CamelContext context) {
        this.context = context;
    }

    void show(ManagedFeed feed) {
        ManagementAgent agent = agent();
        if (agent != null) {
            try {
                agent.register(feed, name(feed), true);
            } catch (JMException e) {
                LOG.warn("Feed {} can't be shown in JMX: {}", feed.getFeedId(), e.getMessage());
            }
        }
    }

    void hide(ManagedFeed feed) {
        ManagementAgent agent = agent();
        if (agent != null) {
            try {
                agent.unregister(name(feed));
            } catch (JMException e) {
                LOG.warn("Feed {} can't be taken out of JMX: {}", feed.getFeedId(), e.getMessage());
            }
        }
    }

    private ManagementAgent agent() {
        return context.getManagementStrategy() == null
                ? null
                : context.getManagementStrategy().getManagementAgent();
    }

    private ObjectName name(ManagedFeed feed) throws JMException {
        ObjectName ofContext = context.getManagementStrategy()
                .getManagementObjectNameStrategy()
                .getObjectNameForCamelContext(context);
        return new ObjectName(ofContext.getDomain() + ":context=" + ofContext.getKeyProperty("context")
                + ",type=salesflow-feeds,name=" + ObjectName.quote(feed.getFeedId()));
    }
}
