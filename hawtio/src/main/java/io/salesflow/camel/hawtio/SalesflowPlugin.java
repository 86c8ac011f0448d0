package io.salesflow.camel.hawtio;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The Salesflow page of Hawtio, as Hawtio 4 is told of it: by an MBean in the process that serves Hawtio. It is there while
 * somebody in this process has {@link #add added} it.
 *
 * <p>The scripts are in the jar, where Hawtio serves them below its own address: for a {@code hawtio.war} in
 * {@code META-INF/resources}, for Hawtio in Spring Boot in {@code hawtio-static}. System property
 * {@code salesflow.hawtio.url} tells another place of the same origin.
 */
public final class SalesflowPlugin implements SalesflowPluginMBean {
    /** The system property with the folder of the scripts, where they are served elsewhere. */
    public static final String URL_PROPERTY = "salesflow.hawtio.url";

    /** The folder of the scripts below Hawtio's own address. Hawtio serves {@code static} to browsers that are not logged in. */
    public static final String URL = "static/salesflow";

    static final String OBJECT_NAME = "hawtio:type=plugin,name=salesflow";

    private static final AtomicInteger ADDED = new AtomicInteger();

    private SalesflowPlugin() {}

    /**
     * Tells Hawtio of the page.
     *
     * @throws IllegalStateException if the MBean server refuses
     */
    public static synchronized void add() {
        if (ADDED.getAndIncrement() == 0) {
            try {
                server().registerMBean(new SalesflowPlugin(), new ObjectName(OBJECT_NAME));
            } catch (InstanceAlreadyExistsException e) {
                // Another class loader of this process has the same page: one is enough.
                return;
            } catch (JMException e) {
                ADDED.decrementAndGet();
                throw new IllegalStateException(
                        "Hawtio can't be told of the Salesflow page, since the MBean server refuses: " + e.getMessage(),
                        e);
            }
        }
    }

    /**
     * Takes back what one {@link #add} said; the page is gone from Hawtio with the last.
     *
     * @throws IllegalStateException if the MBean server refuses
     */
    public static synchronized void remove() {
        if (ADDED.get() > 0 && ADDED.decrementAndGet() == 0) {
            try {
                server().unregisterMBean(new ObjectName(OBJECT_NAME));
            } catch (InstanceNotFoundException e) {
                // It is gone, as wanted.
                return;
            } catch (JMException e) {
                throw new IllegalStateException(
                        "The Salesflow page can't be taken out of Hawtio, since the MBean server refuses: "
                                + e.getMessage(),
                        e);
            }
        }
    }

    @Override
    public String getUrl() {
        return System.getProperty(URL_PROPERTY, URL);
    }

    @Override
    public String getScope() {
        return "salesflow";
    }

    @Override
    public String getModule() {
        return "./plugin";
    }

    @Override
    public String getRemoteEntryFileName() {
        return "remoteEntry.js";
    }

    @Override
    public boolean isBustRemoteEntryCache() {
        return true;
    }

    @Override
    public String getPluginEntry() {
        return "plugin";
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
