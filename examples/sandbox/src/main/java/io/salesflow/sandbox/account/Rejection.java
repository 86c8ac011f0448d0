package io.salesflow.sandbox.account;

/** The service refuses a request: an envelope with a status and a message. */
public final class Rejection extends RuntimeException {

    private final int status;

    private Rejection(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The status of the envelope and of the HTTP answer. */
    public int status() {
        return status;
    }

    /** 400: an argument is missing or wrong. */
    public static Rejection badRequest(String message) {
        return new Rejection(400, message);
    }

    /** 403: the token or the account is not right. */
    public static Rejection forbidden() {
        return new Rejection(403, "Invalid token/account");
    }

    /** 404: there is no such thing. */
    public static Rejection notFound(String what) {
        return new Rejection(404, what + " not found");
    }

    /** 405: the resource is there, but not for this method. */
    public static Rejection methodNotAllowed(String method) {
        return new Rejection(405, "The requested resource does not support http method '" + method + "'.");
    }

    /** 409: it is so already. */
    public static Rejection conflict(String message) {
        return new Rejection(409, message);
    }

    /** 413: the body is too large. */
    public static Rejection tooLarge() {
        return new Rejection(413, "Request body is too large");
    }

    /** 500: the service failed. */
    public static Rejection internal() {
        return new Rejection(500, "An error has occurred.");
    }

    /** 422: understood, but not possible. */
    public static Rejection unprocessable(String message) {
        return new Rejection(422, message);
    }
}
