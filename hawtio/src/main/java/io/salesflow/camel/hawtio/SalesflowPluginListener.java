package io.salesflow.camel.hawtio;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Has the Salesflow page in a Hawtio that runs by itself, with this jar in its {@code WEB-INF/lib}, and looks at other processes. */
public final class SalesflowPluginListener implements ServletContextListener {
    @Override
    public void contextInitialized(ServletContextEvent event) {
        SalesflowPlugin.add();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        SalesflowPlugin.remove();
    }
}
