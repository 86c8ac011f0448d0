package io.salesflow.camel.hawtio;

import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;

/** Who may log in to Hawtio, as its own settings and JAAS have it. Settings that are there already are left alone. */
final class Login {
    private static final String REALM = "hawtio";
    private static final String LOGIN_CONFIGURATION = "java.security.auth.login.config";

    private Login() {}

    static void configure(HawtioSettings settings) {
        System.setProperty("hawtio.authenticationEnabled", String.valueOf(settings.isLoginNeeded()));
        if (settings.isLoginNeeded() && System.getProperty(LOGIN_CONFIGURATION) == null) {
            System.setProperty("hawtio.realm", REALM);
            System.setProperty("hawtio.roles", UserFile.ROLE);
            System.setProperty("hawtio.rolePrincipalClasses", UserRole.class.getName());
            Configuration.setConfiguration(new UsersOfFile(settings.users().toString()));
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
