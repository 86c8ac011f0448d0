package io.salesflow.camel.hawtio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;

/**
 * Who may log in to Hawtio, as its own settings and JAAS have it. Settings that are there already are left alone; those that were
 * made here are taken back at the end.
 */
final class Login implements AutoCloseable {
    private static final String ENABLED = "hawtio.authenticationEnabled";
    private static final String REALM = "hawtio";
    private static final String LOGIN_CONFIGURATION = "java.security.auth.login.config";

    private final List<String> made = new ArrayList<>();

    private Login() {}

    /** @throws IllegalStateException if a login is needed, and Hawtio's own setting says that there is none */
    static Login configure(HawtioSettings settings) {
        if (settings.isLoginNeeded() && "false".equals(System.getProperty(ENABLED))) {
            throw new IllegalStateException("Hawtio is to ask for a login, but the system property " + ENABLED
                    + " is false: take it away, or name no file of who may log in");
        }
        Login login = new Login();
        login.make(ENABLED, String.valueOf(settings.isLoginNeeded()));
        if (settings.isLoginNeeded() && !isConfigured()) {
            login.make("hawtio.realm", REALM);
            login.make("hawtio.roles", UserFile.ROLE);
            login.make("hawtio.rolePrincipalClasses", UserRole.class.getName());
            Configuration.setConfiguration(new UsersOfFile(settings.users().toString()));
        }
        return login;
    }

    /** Whether Java has a login configuration, such as one for LDAP. */
    static boolean isConfigured() {
        return System.getProperty(LOGIN_CONFIGURATION) != null;
    }

    @Override
    public void close() {
        made.forEach(System::clearProperty);
    }

    private void make(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
            made.add(property);
        }
    }

    private static final class UsersOfFile extends Configuration {
        private final String file;

        private UsersOfFile(String file) {
            this.file = file;
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return REALM.equals(name)
                    ? new AppConfigurationEntry[] {
                        new AppConfigurationEntry(
                                UserFileLoginModule.class.getName(),
                                LoginModuleControlFlag.REQUIRED,
                                Map.of(UserFileLoginModule.FILE, file))
                    }
                    : null;
        }
    }
}
