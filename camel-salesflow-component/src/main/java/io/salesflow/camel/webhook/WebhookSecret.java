package io.salesflow.camel.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that calls are known by. What stands in a URL is derived from it, so that the secret itself never leaves. It prints
 * as x's.
 */
public final class WebhookSecret {
    private static final String ALGORITHM = "HmacSHA256";
    private static final double LEAST_BITS = 128;
    private static final int LEAST_DIFFERENT = 8;

    private final byte[] key;

    private WebhookSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Takes a secret.
     *
     * @param option the option that it was given by, for the error
     * @throws IllegalArgumentException if it can't have 128 random bits: of hexadecimal digits it takes 32 characters, of
     *     letters and digits 22, and at least eight of the characters must differ
     */
    public static WebhookSecret of(String option, String text) {
        String secret = text.strip();
        double bits = secret.length() * Math.log(alphabet(secret)) / Math.log(2);
        if (bits < LEAST_BITS || secret.chars().distinct().count() < LEAST_DIFFERENT) {
            throw new IllegalArgumentException("Option '" + option + "' is too weak: it must have at least 128 random"
                    + " bits, such as 32 random hexadecimal digits. Make one with: openssl rand -hex 32");
        }
        return new WebhookSecret(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The last segment of the path that calls for that account and webhook come to: 64 hexadecimal digits. */
    public String segment(long accountId, String webhookName) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            String subject = "salesflow webhook\n" + accountId + "\n" + webhookName;
            return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "xxxxxx";
    }

    /** How many characters there are to choose from, as far as this one shows. */
    private static int alphabet(String secret) {
        if (secret.matches("\\d*")) {
            return 10;
        }
        if (secret.matches("[0-9a-f]*|[0-9A-F]*")) {
            return 16;
        }
        if (secret.matches("[0-9a-z]*|[0-9A-Z]*")) {
            return 36;
        }
        return secret.matches("[0-9A-Za-z_+/=-]*") ? 64 : 90;
    }
}
