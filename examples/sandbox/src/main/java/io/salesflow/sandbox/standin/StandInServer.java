package io.salesflow.sandbox.standin;

import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A stand-in on a port of this machine, whose calls are journaled, and fail on demand. */
public final class StandInServer implements AutoCloseable {

    private static final int MOST_HEADER_BYTES = 64 * 1024;

    private final String name;
    private final Server server = new Server();
    private final ServerConnector connector;
    private final Faults faults = new Faults();
    private final Journal journal = new Journal();

    /**
     * A server that does not run yet.
     *
     * @param name what it stands in for
     * @param port a port of the loopback interface, or 0 for a free one
     * @param standIn what answers
     */
    public StandInServer(String name, int port, StandIn<?> standIn) {
        this.name = name;
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MOST_HEADER_BYTES);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new StandInHandler<>(standIn, faults, journal));
    }

    /**
     * Begins to answer.
     *
     * @throws IllegalStateException if the port is taken
     */
    public void start() {
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException("The " + name + " sandbox did not start", e);
        }
    }

    /** {@code http://127.0.0.1:PORT}, without a slash at the end. */
    public String url() {
        return "http://127.0.0.1:" + connector.getLocalPort();
    }

    /** The faults that wait for their calls. */
    public Faults faults() {
        return faults;
    }

    /** What was called so far. */
    public Journal journal() {
        return journal;
    }

    /** Forgets the faults and the calls. */
    public void reset() {
        faults.clear();
        journal.clear();
    }

    /** Stops; open connections are closed. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("The " + name + " sandbox did not stop", e);
        }
    }
}
