package io.salesflow.quickstart;

/** The quickstart can't begin; the message says what to do about it. */
final class SetupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SetupException(String message) {
        super(message);
    }

    static SetupException ofPort(int port, String option) {
        return new SetupException(
                "Port " + port + " can't be listened on; something else may use it. Choose another with " + option
                        + ", or any free one with " + option + " 0");
    }
}
