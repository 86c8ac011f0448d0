package io.salesflow.camel.routes.mail;

import io.salesflow.camel.routes.settings.SettingName;
import io.salesflow.camel.routes.state.StateFile;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.StateRepository;

/**
 * What the routes to e-mail remember, beside the feeds: in a file or, if the registry has one named {@value #NAME}, in a
 * {@link StateRepository}. All who name the same file have it together.
 */
final class MailState {
    static final String NAME = "salesflowMailState";

    private final StateRepository<String, String> repository;

    private MailState(StateRepository<String, String> repository) {
        this.repository = repository;
    }

    /** The state of that context. */
    static MailState of(CamelContext context, String file) {
        return new MailState(StateFile.of(
                context, NAME, file, SettingName.of("mail.stateFile").toString()));
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(repository.getState(key));
    }

    void put(String key, String value) {
        repository.setState(key, value);
    }
}
