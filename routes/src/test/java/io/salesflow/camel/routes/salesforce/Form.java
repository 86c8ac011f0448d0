package io.salesflow.camel.routes.salesforce;

import org.apache.camel.main.Main;

/** In which form the routes are. */
enum Form {
    YAML {
        @Override
        void addRoutes(Main main) {
            main.configure().withRoutesIncludePattern("classpath:camel/salesflow-to-salesforce.yaml");
        }
    },
    JAVA {
        @Override
        void addRoutes(Main main) {
            main.configure().withRoutesIncludePattern("false");
            main.configure().addRoutesBuilder(new SalesforceRoutes());
        }
    };

    abstract void addRoutes(Main main);
}
