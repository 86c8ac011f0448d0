package io.salesflow.camel.hawtio;

import java.security.Principal;

/**
 * Who has logged in.
 *
 * @param name the name that was given
 */
public record UserName(String name) implements Principal {
    @Override
    public String getName() {
        return name;
    }
}
