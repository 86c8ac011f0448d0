package io.salesflow.camel.hawtio;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Has the Salesflow page in Hawtio while a Camel context runs in the process of Hawtio: nothing has to be configured. */
public final class SalesflowPluginOfCamel implements ContextServicePlugin {
    @Override
    public void load(CamelContext camelContext) {
        SalesflowPlugin.add();
    }

    @Override
    public void unload(CamelContext camelContext) {
        SalesflowPlugin.remove();
    }
}
