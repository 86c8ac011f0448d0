package io.salesflow.camel.routes.mail;

import org.apache.camel.main.Main;

/** In which language the routes are written. */
enum Language {
    YAML {
        @Override
        void addRoutes(Main main) {
            main.configure().withRoutesIncludePattern("classpath:camel/salesflow-*-to-mail.yaml");
        }
    },
    JAVA {
        @Override
        void addRoutes(Main main) {
            main.configure().withRoutesIncludePattern("classpath:no-routes/*");
            main.configure().addRoutesBuilder(new RepliesToMail());
            main.configure().addRoutesBuilder(new DigestToMail());
            main.configure().addRoutesBuilder(new AlertsToMail());
        }
    };

    abstract void addRoutes(Main main);
}
