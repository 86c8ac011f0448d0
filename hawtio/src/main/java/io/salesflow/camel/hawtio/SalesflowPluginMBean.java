package io.salesflow.camel.hawtio;

/** Where Hawtio finds the Salesflow page: what its servlet of plugins reads from MBeans of {@code hawtio:type=plugin}. */
public interface SalesflowPluginMBean {
    /** The folder of the page's scripts, relative to Hawtio's base. */
    String getUrl();

    /** The name under which the scripts are known in the browser. */
    String getScope();

    /** The module of the scripts that has the entry. */
    String getModule();

    /** The script to load first. */
    String getRemoteEntryFileName();

    /** Whether the browser is kept from taking that script from its cache. */
    boolean isBustRemoteEntryCache();

    /** The function that adds the page to Hawtio. */
    String getPluginEntry();
}
