package io.salesflow.camel.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/** Who may call, with how much: looks at everything else before the body, and reads no more of the body than is allowed. */
public final class CallCheck {
    /** All is well. */
    public static final int OK = 200;

    private static final int NOT_FOUND = 404;
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    private final List<byte[]> segments;
    private final int maxBodySize;

    /**
     * Makes a check.
     *
     * @param segments the last path segments that are known; empty to let everybody in
     * @param maxBodySize the longest body, in bytes
     */
    public CallCheck(List<String> segments, int maxBodySize) {
        this.segments = segments.stream().map(CallCheck::bytes).toList();
        this.maxBodySize = maxBodySize;
    }

    /**
     * The HTTP status for what is known before the body is read.
     *
     * @param segment the last segment of the path
     * @param contentType the Content-Type, or null
     * @param contentLength the Content-Length in bytes, or -1
     */
    public int status(String method, String segment, String contentType, long contentLength) {
        if (!isKnown(segment)) {
            return NOT_FOUND;
        }
        if (!"POST".equals(method)) {
            return METHOD_NOT_ALLOWED;
        }
        if (!isJson(contentType)) {
            return UNSUPPORTED_MEDIA_TYPE;
        }
        return contentLength > maxBodySize ? TOO_LARGE : OK;
    }

    /** The body; null if it is longer than it may be. */
    public byte[] read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes((int) Math.min(maxBodySize + 1L, Integer.MAX_VALUE));
        return bytes.length > maxBodySize ? null : bytes;
    }

    /** Takes as long for a wrong segment as for a right one, and as long for each. */
    private boolean isKnown(String segment) {
        byte[] given = bytes(segment == null ? "" : segment);
        boolean isKnown = segments.isEmpty();
        for (byte[] known : segments) {
            isKnown |= MessageDigest.isEqual(known, given);
        }
        return isKnown;
    }

    private static boolean isJson(String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return true;
        }
        String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return type.equals("application/json") || type.equals("text/json") || type.endsWith("+json");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
