package io.salesflow.camel.routes.mail;

import io.salesflow.camel.routes.state.StateFile;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;

/**
 * What the routes to e-mail remember, beside the feeds: in a file or, if the registry has one named {@value #NAME}, in a
 * {@link StateRepository}. All routes of a context have the same one.
 */
final class MailState {
    static final String NAME = "salesflowMailState";

    private final StateRepository<String, String> repository;

    private MailState(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    /** The state of that context; the file is that of whoever asks first. */
    static MailState of(CamelContext context, String file) {
        return new MailState(StateFile.of(context, NAME, file, "mail.stateFile"));
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(repository.getState(key));
    }

    void put(String key, String value) {
        repository.setState(key, value);
    }
}
