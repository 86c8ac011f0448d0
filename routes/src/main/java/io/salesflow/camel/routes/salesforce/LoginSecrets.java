package io.salesflow.camel.routes.salesforce;

import io.salesflow.camel.client.Secret;
import io.salesflow.camel.feed.MessageTexts;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.salesforce.SalesforceComponent;
import org.apache.camel.component.salesforce.SalesforceLoginConfig;

/** What camel-salesforce logs in with, and the session that it has: Salesforce, or who is between, may quote it. */
final class LoginSecrets {
    private static final String MASK = "xxxxxx";

    private LoginSecrets() {}

    /** These texts and the secrets of a component as they are now. */
    static MessageTexts with(MessageTexts texts, CamelContext context, String component) {
        MessageTexts all = texts;
        if (context.getComponent(component) instanceof SalesforceComponent salesforce) {
            for (String secret : secrets(salesforce).distinct().toList()) {
                all = all.and(words -> removed(secret, words));
            }
        }
        return all;
    }

    private static Stream<String> secrets(SalesforceComponent salesforce) {
        SalesforceLoginConfig login = salesforce.getLoginConfig();
        Stream<String> ofLogin = login == null
                ? Stream.empty()
                : Stream.of(login.getClientSecret(), login.getPassword(), login.getRefreshToken());
        Stream<String> ofComponent = Stream.of(
                salesforce.getClientSecret(),
                salesforce.getPassword(),
                salesforce.getRefreshToken(),
                salesforce.getSession() == null ? null : salesforce.getSession().getAccessToken());
        return Stream.concat(ofLogin, ofComponent).filter(secret -> secret != null && !secret.isBlank());
    }

    /** A password may have a space inside. */
    private static String removed(String secret, String words) {
        return secret.chars().anyMatch(letter -> Character.isWhitespace(letter) || Character.isISOControl(letter))
                ? words.replace(secret, MASK)
                : Secret.of(secret).removedFrom(words);
    }
}
