package io.salesflow.camel.routes.mail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.apache.camel.Exchange;

/** Makes a mail of the JSON of a digest, as {@link DigestReport} delivers it. */
public final class DigestFromJson extends MailWriter {
    private static final String TEMPLATE = "digest";

    /** Mails to the recipients of property {@code salesflow.digest-to-mail.to}. */
    public DigestFromJson() {
        super("salesflow.digest-to-mail.to", TEMPLATE);
    }

    /** Whether that is the JSON of a digest. */
    public static boolean isDigest(JsonNode tree) {
        return tree.hasNonNull("LastDay") && tree.has("Campaigns") && tree.has("Replies");
    }

    /**
     * Makes the mail. Its Message-ID follows from the account and the last day.
     *
     * @param digest the JSON of the digest
     * @throws IllegalStateException if a template asks for what is not there
     */
    public void write(Exchange exchange, JsonNode digest) {
        Map<String, Object> values = DigestJson.values(digest);
        write(
                exchange.getMessage(),
                TEMPLATE,
                messageId("digest." + MailText.atom(values.get(DigestJson.ACCOUNT_ID)) + "."
                        + MailText.atom(values.get(DigestJson.LAST_DAY))),
                values);
    }
}
