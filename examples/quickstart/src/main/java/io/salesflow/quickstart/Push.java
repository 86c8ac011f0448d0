package io.salesflow.quickstart;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/**
 * How Salesflow reaches this program.
 *
 * @param port where calls come in, on this machine only
 * @param url what Salesflow calls
 * @param secret by which calls are known; unseen
 */
record Push(int port, String url, String secret) {
    private static final String OPTION = "--webhook-port";
    private static final int SECRET_BYTES = 32;
    private static final int LARGEST_CALL = 300_000;

    /** From the sandbox, which is on this machine, with a new secret. */
    static Push ofSandbox(int port) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        int free = ThisMachine.free(port, OPTION);
        return new Push(
                free,
                "http://" + ThisMachine.ADDRESS + ":" + free,
                HexFormat.of().formatHex(secret));
    }

    /** From a real account, through whatever leads from there to this machine. */
    static Push of(Settings.WebhookAccess webhook, int port) {
        return new Push(ThisMachine.free(port, OPTION), webhook.url(), webhook.secret());
    }

    /** The properties by which the routes listen. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("camel.server.enabled", "true");
        properties.setProperty("camel.server.host", ThisMachine.ADDRESS);
        properties.setProperty("camel.server.port", String.valueOf(port));
        properties.setProperty("camel.server.maxBodySize", String.valueOf(LARGEST_CALL));
        properties.setProperty("camel.component.salesflow.webhookSecret", secret);
        properties.setProperty("quickstart.webhookUrl", url);
        return properties;
    }

    @Override
    public String toString() {
        return "to " + url + ", port " + port + " of this machine";
    }
}
