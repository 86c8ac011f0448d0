package io.salesflow.quickstart;

import io.salesflow.quickstart.board.Delivered;
import io.salesflow.quickstart.board.FaultSwitch;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.Exchange;

/** A system that the routes bring contacts or messages to: a real one, or a stand-in that runs here. */
interface Target extends AutoCloseable {
    /** What people call it. */
    String name();

    /** Whether it is real, and where it is. */
    String description();

    /** The routes to it, in the order in which they are polled. Each is switched on by its properties. */
    List<String> routes();

    /** The files of those routes, and of what looks at the system, as a pattern of Camel Main. */
    String routeFiles();

    /** The feed by which messages come. */
    String messageFeed();

    /** The properties by which the routes find it. */
    Properties properties();

    /** The environment's variables by which another program finds it. There are secrets in them. */
    Map<String, String> variables();

    /** The heads of its columns in the table of a day. */
    List<String> columns();

    /** The cells of these columns. */
    List<Long> cells(Delivered delivered);

    /** What a delivery of one of its routes brought. */
    Delivered delivered(Exchange exchange);

    /** Holds what it has against what Salesflow has; tells what was compared, or nothing if it can't be looked at. */
    Optional<String> compare(Account account, Routes routes, Differences differences);

    /** How it stands now, if it is a stand-in. */
    Optional<String> status();

    /** What to try with it, if it is a stand-in: comments and commands. */
    List<String> suggestions();

    /** What can be made to fail in it, if it is a stand-in. */
    default List<FaultSwitch> faults() {
        return List.of();
    }

    /** Ends the stand-in. */
    @Override
    void close();
}
