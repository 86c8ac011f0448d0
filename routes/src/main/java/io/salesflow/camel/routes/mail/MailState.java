package io.salesflow.camel.routes.mail;

import java.io.File;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.state.FileStateRepository;

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
        synchronized (MailState.class) {
            @SuppressWarnings("unchecked")
            StateRepository<String, String> bound =
                    context.getRegistry().lookupByNameAndType(NAME, StateRepository.class);
            if (bound != null) {
                return new MailState(bound);
            }
            StateRepository<String, String> inFile = FileStateRepository.fileStateRepository(new File(file));
            try {
                context.addService(inFile, true, true);
            } catch (Exception e) {
                throw RuntimeCamelException.wrapRuntimeCamelException(e);
            }
            context.getRegistry().bind(NAME, inFile);
            return new MailState(inFile);
        }
    }

    Optional<String> get(String key) {
        return Optional.ofNullable(repository.getState(key));
    }

    void put(String key, String value) {
        repository.setState(key, value);
    }
}
