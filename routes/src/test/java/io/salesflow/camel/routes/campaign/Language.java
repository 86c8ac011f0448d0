package io.salesflow.camel.routes.campaign;

/** In which language a route is written. */
enum Language {
    YAML,
    JAVA
}
