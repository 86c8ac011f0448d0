package io.salesflow.camel.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import io.salesflow.camel.api.SalesflowRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The elements of a list answer, read from the connection as they are asked for, so that a list of any length takes the
 * same memory. The connection is given back at the end and after a failure; who stops before must close it. For one
 * thread at a time.
 *
 * <p>{@link #hasNext()} throws a {@link SalesflowException} if the answer breaks off or can't be read, and an
 * {@link IllegalStateException} if the list was closed before its end: a half list never looks like a whole one.
 */
public final class AnswerIterator implements Iterator<SalesflowRecord>, Closeable {
    private final MappingIterator<SalesflowRecord> elements;
    private final Closeable connection;
    private final Failures failures;
    private final int status;
    private final Observation observation;
    private boolean finished;
    private boolean closed;

    AnswerIterator(
            JsonParser parser,
            ObjectReader reader,
            Closeable connection,
            Failures failures,
            int status,
            Observation observation)
            throws IOException {
        this.elements = reader.readValues(parser);
        this.connection = connection;
        this.failures = failures;
        this.status = status;
        this.observation = observation;
    }

    @Override
    public boolean hasNext() {
        if (finished) {
            return false;
        }
        if (closed) {
            throw new IllegalStateException("The list was closed before its end. It can be read only until the exchange"
                    + " that it came with is done: split it in the route, or don't ask for streamResults.");
        }
        try {
            if (elements.hasNextValue()) {
                return true;
            }
            if (elements.getParser().currentToken() != JsonToken.END_ARRAY) {
                throw broken("the list breaks off");
            }
            readToTheEnd();
            finished = true;
        } catch (JsonProcessingException e) {
            throw broken("an element of the list can't be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw failed(failures.connection(e, true));
        }
        close();
        return false;
    }

    @Override
    public SalesflowRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            return elements.nextValue();
        } catch (JsonProcessingException e) {
            throw broken("an element of the list can't be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw failed(failures.connection(e, true));
        }
    }

    /** Gives the connection back. What was not read yet is not read. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        observation.ended();
        try {
            connection.close();
        } catch (IOException e) {
            throw failures.connection(e, true);
        }
    }

    /** Only a connection whose answer was read to its last byte can be used again. */
    private void readToTheEnd() throws IOException {
        if (elements.getParser().nextToken() != null) {
            throw broken("something follows the list");
        }
    }

    private SalesflowException broken(String problem) {
        return failed(failures.unreadable(status, problem, ""));
    }

    private SalesflowException failed(SalesflowException failure) {
        observation.failed(failure);
        close();
        return failure;
    }
}
