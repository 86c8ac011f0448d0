package io.salesflow.camel.hawtio;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What is kept of a password: PBKDF2 with HMAC-SHA256, as text {@code pbkdf2:ITERATIONS:SALT:HASH}.
 *
 * @param iterations how often it was hashed
 * @param salt what was hashed with it, in hex
 * @param hash what came out, in hex
 */
record PasswordHash(int iterations, String salt, String hash) {
    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final String PREFIX = "pbkdf2";
    private static final int ITERATIONS = 600_000;
    private static final int BITS = 256;
    private static final int SALT_BYTES = 16;
    private static final int PARTS = 4;

    /** Of a new password, with a salt of its own. */
    static PasswordHash of(char[] password) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return of(password, ITERATIONS, HexFormat.of().formatHex(salt));
    }

    /**
     * Reads the text.
     *
     * @throws IllegalArgumentException if it is not of this form; the message has nothing of it
     */
    static PasswordHash parse(String text) {
        String[] parts = text.trim().split(":");
        if (parts.length != PARTS || !parts[0].equals(PREFIX) || !parts[1].matches("\\d{1,9}")) {
            throw new IllegalArgumentException("not of the form " + PREFIX + ":ITERATIONS:SALT:HASH");
        }
        return new PasswordHash(Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    /** Whether this is of that password; takes as long for a wrong one. */
    boolean isOf(char[] password) {
        HexFormat hex = HexFormat.of();
        return MessageDigest.isEqual(hex.parseHex(hash), hex.parseHex(of(password, iterations, salt).hash));
    }

    @Override
    public String toString() {
        return PREFIX + ":" + iterations + ":" + salt + ":" + hash;
    }

    private static PasswordHash of(char[] password, int iterations, String salt) {
        PBEKeySpec key = new PBEKeySpec(password, HexFormat.of().parseHex(salt), iterations, BITS);
        try {
            byte[] hash =
                    SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
            return new PasswordHash(iterations, salt, HexFormat.of().formatHex(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        } finally {
            key.clearPassword();
        }
    }
}
