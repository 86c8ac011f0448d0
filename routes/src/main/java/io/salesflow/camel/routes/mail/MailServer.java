package io.salesflow.camel.routes.mail;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.component.mail.MailComponent;

/**
 * A mail server with a login of its own, for a program that has several: a component of camel-mail under any name. Username and
 * password are in no URI.
 */
public final class MailServer extends MailComponent {
    private String protocol = "smtps";

    /** How the server is spoken to: {@code smtps}, or {@code smtp}. */
    public void setProtocol(String protocol) {
        if (!"smtps".equals(protocol) && !"smtp".equals(protocol)) {
            throw new IllegalArgumentException("The protocol must be smtps or smtp, but is " + protocol);
        }
        this.protocol = protocol;
    }

    /** The login at the server; blank if it asks for none, and then there is no password either. */
    public void setUsername(String username) {
        if (username != null && !username.isBlank()) {
            getConfiguration().setUsername(username);
        }
    }

    /** The password at the server. */
    public void setPassword(String password) {
        getConfiguration().setPassword(password);
    }

    /** Milliseconds until the server must answer; who gives up earlier may send twice. */
    public void setTimeout(int timeout) {
        getConfiguration().setConnectionTimeout(timeout);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (getConfiguration().getUsername() == null) {
            getConfiguration().setPassword(null); // or else it would log in as who runs the program
        }
        return super.createEndpoint(protocol + uri.substring(uri.indexOf(':')), remaining, parameters);
    }
}
