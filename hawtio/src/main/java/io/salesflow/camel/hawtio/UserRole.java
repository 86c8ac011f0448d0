package io.salesflow.camel.hawtio;

import java.security.Principal;

/**
 * What somebody who has logged in may do.
 *
 * @param name the name of the role, as Hawtio's setting {@code roles} has it
 */
public record UserRole(String name) implements Principal {
    @Override
    public String getName() {
        return name;
    }
}
