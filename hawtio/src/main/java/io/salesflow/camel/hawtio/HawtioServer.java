package io.salesflow.camel.hawtio;

import jakarta.servlet.DispatcherType;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee.webapp.WebAppClassLoader;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ResourceServlet;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hawtio in this process, with the Salesflow page. It needs {@code jetty-ee10-webapp}. One at a time, for Hawtio's own settings
 * are system properties; those that are set already are left alone.
 */
public final class HawtioServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HawtioServer.class);
    private static final String PATH = "/hawtio";
    private static final String FIRST_SCRIPT = "/META-INF/resources/" + SalesflowPlugin.URL + "/remoteEntry.js";
    private static final List<String> NAMES_OF_THIS_MACHINE = List.of("127.0.0.1", "localhost", "[::1]");
    private static final List<String> BEHIND_THE_PAGES = List.of("/jolokia/*", "/proxy/*", "/auth/*");

    private final Server server;
    private final String host;
    private final Login login;

    private HawtioServer(Server server, String host, Login login) {
        this.server = server;
        this.login = login;
        this.host = host;
    }

    /**
     * Serves Hawtio until it is closed.
     *
     * @throws IllegalStateException if it can't, such as when the port is taken
     */
    public static HawtioServer start(HawtioSettings settings) {
        Login login = Login.configure(settings);
        Server server = new Server(new InetSocketAddress(settings.host(), settings.port()));
        server.setHandler(application(settings));
        HawtioServer started = new HawtioServer(server, settings.host(), login);
        SalesflowPlugin.add();
        try {
            server.start();
        } catch (Exception e) {
            started.close();
            throw new IllegalStateException(
                    "Hawtio can't be served at %s, port %d: %s"
                            .formatted(settings.host(), settings.port(), e.getMessage()),
                    e);
        }
        LOG.info("Hawtio is at {}", started.url());
        return started;
    }

    /**
     * The properties by which routes in Camel Main have Hawtio's Debug and Trace tabs, with {@code camel-debug}. They watch from when
     * somebody switches them on there, and show the contents of messages.
     */
    public static Map<String, String> routeProperties() {
        return Map.of(
                "camel.debug.standby", "true",
                // Else JMX would be open to everybody on port 1099 of all addresses.
                "camel.debug.jmxConnectorEnabled", "false",
                "camel.trace.standby", "true");
    }

    /** Where a browser finds it. */
    public String url() {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        return "http://%s:%d%s/".formatted(host, port, PATH);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            LOG.warn("Hawtio did not stop as it should: {}", e.getMessage());
        }
        SalesflowPlugin.remove();
        login.close();
    }

    private static WebAppContext application(HawtioSettings settings) {
        WebAppContext application = new WebAppContext();
        application.setContextPath(PATH);
        application.setWar(settings.war().toUri().toString());
        application.setThrowUnavailableOnStartupException(true);
        application.addServlet(page(), "/" + SalesflowPlugin.URL + "/*");
        // So that Hawtio logs where this process does.
        application.getProtectedClassMatcher().add("org.slf4j.");
        application.setClassLoader(
                new WebAppClassLoader(new LibrariesApart(HawtioServer.class.getClassLoader()), application));
        application.getSessionHandler().setSameSite(HttpCookie.SameSite.STRICT);
        BEHIND_THE_PAGES.forEach(path ->
                application.addFilter(new FilterHolder(new OwnPages()), path, EnumSet.of(DispatcherType.REQUEST)));
        if (!settings.isLoginNeeded()) {
            // Another site could come by a name of its own that leads to this machine.
            application.setVirtualHosts(NAMES_OF_THIS_MACHINE);
        }
        return application;
    }

    /** The page's scripts, wherever the jar is. */
    private static ServletHolder page() {
        ServletHolder page = new ServletHolder("salesflow", new ResourceServlet());
        String first = HawtioServer.class.getResource(FIRST_SCRIPT).toExternalForm();
        page.setInitParameter("baseResource", first.substring(0, first.lastIndexOf('/') + 1));
        page.setInitParameter("dirAllowed", "false");
        page.setInitParameter("pathInfoOnly", "true");
        return page;
    }
}
