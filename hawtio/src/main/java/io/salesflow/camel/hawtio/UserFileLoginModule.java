package io.salesflow.camel.hawtio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;

/** Lets those in who are in a {@link UserFile}: a JAAS login module with the option {@code file}. */
public final class UserFileLoginModule implements LoginModule {
    /** The option that names the file. */
    static final String FILE = "file";

    private Subject subject;
    private CallbackHandler handler;
    private UserFile users;
    private String name;

    @Override
    public void initialize(
            Subject subject, CallbackHandler callbackHandler, Map<String, ?> sharedState, Map<String, ?> options) {
        this.subject = subject;
        this.handler = callbackHandler;
        Object file = options.get(FILE);
        if (file == null) {
            throw new IllegalArgumentException("The login module needs the option " + FILE);
        }
        users = new UserFile(Path.of(file.toString()));
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback asked = new NameCallback("Name");
        PasswordCallback password = new PasswordCallback("Password", false);
        try {
            handler.handle(new Callback[] {asked, password});
            char[] given = password.getPassword();
            if (asked.getName() == null || given == null || !users.isRight(asked.getName(), given)) {
                throw new FailedLoginException("Name or password is wrong");
            }
            Arrays.fill(given, ' ');
        } catch (IOException | UncheckedIOException | IllegalArgumentException | UnsupportedCallbackException e) {
            LoginException failure = new LoginException("Nobody can log in: " + e.getMessage());
            failure.initCause(e);
            throw failure;
        } finally {
            password.clearPassword();
        }
        name = asked.getName();
        return true;
    }

    @Override
    public boolean commit() {
        if (name == null) {
            return false;
        }
        subject.getPrincipals().addAll(Set.of(new UserName(name), new UserRole(UserFile.ROLE)));
        return true;
    }

    @Override
    public boolean abort() {
        name = null;
        return true;
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeIf(principal -> principal instanceof UserName || principal instanceof UserRole);
        name = null;
        return true;
    }
}
