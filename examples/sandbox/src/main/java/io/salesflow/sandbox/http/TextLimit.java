package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.Rejection;

/** The longest texts that the service takes. */
final class TextLimit {

    static final int NAME = 63;
    static final int LOCATION = 127;
    static final int LONG_TEXT = 1023;
    static final int WEBHOOK_NAME = 255;
    static final int WEBHOOK_URL = 511;

    private TextLimit() {}

    static String checked(String name, String value, int longest) {
        if (value != null && value.length() > longest) {
            throw Rejection.badRequest("Parameter '" + name + "' must not be longer than " + longest + " characters");
        }
        return value;
    }
}
