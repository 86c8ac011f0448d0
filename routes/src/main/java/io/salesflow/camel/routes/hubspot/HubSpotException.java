package io.salesflow.camel.routes.hubspot;

import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * A call that HubSpot refused or did not answer. Its message names the call and HubSpot's reason, and neither a secret nor the text of
 * a message.
 */
public final class HubSpotException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int NO_STATUS = 0;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 500;

    private static final String NO_RECORD = "OBJECT_NOT_FOUND";
    private static final String NO_PROPERTY = "PROPERTY_DOESNT_EXIST";
    private static final String PATH_ADVICE =
            ". HubSpot has nothing at this path, whatever is sent there. Correct the property hubspot.contactsPath,"
                    + " hubspot.propertiesPath, hubspot.communicationsPath or hubspot.communicationsPropertiesPath that it is from";

    private final int status;
    private final String reason;
    private final boolean isOfPath;
    private final boolean isOfSetup;
    private final Duration askedWait;

    private HubSpotException(
            int status,
            String call,
            String reason,
            boolean isOfPath,
            boolean isOfSetup,
            Duration askedWait,
            Throwable cause) {
        super(
                "HubSpot " + call + (status == NO_STATUS ? " failed: " : " was refused with status " + status + ": ")
                        + reason + (isOfPath ? PATH_ADVICE : advice(status, reason)),
                cause);
        this.status = status;
        this.reason = reason;
        this.isOfPath = isOfPath;
        this.isOfSetup = isOfSetup;
        this.askedWait = askedWait;
    }

    /**
     * A refusal.
     *
     * @param category HubSpot's word for what is wrong; null if it has none
     * @param askedWait how long HubSpot wants us to wait; null if it does not say
     * @param shown takes out of the reason what is not to be shown
     */
    static HubSpotException refused(
            int status, String call, String reason, String category, Duration askedWait, UnaryOperator<String> shown) {
        boolean isOfPath =
                status == NOT_FOUND && !NO_RECORD.equals(category) || reason.contains("Unable to infer object type");
        boolean isOfSetup = reason.contains(NO_PROPERTY) || reason.contains("not a property with unique values");
        return new HubSpotException(status, call, shown.apply(reason), isOfPath, isOfSetup, askedWait, null);
    }

    /** No answer, or none that can be read: what was asked for may be done or not. */
    static HubSpotException unanswered(String call, String reason, Throwable cause) {
        return new HubSpotException(NO_STATUS, call, reason, false, false, null, cause);
    }

    /** The HTTP status; 0 if there was no answer. */
    public int status() {
        return status;
    }

    /** Why, in HubSpot's words or those of the connection. */
    public String reason() {
        return reason;
    }

    /** How long HubSpot wants us to wait; null if it does not say. */
    Duration askedWait() {
        return askedWait;
    }

    /** Whether the same call may succeed later. */
    boolean isPassing() {
        return status == NO_STATUS
                || status == TOO_MANY_REQUESTS
                || status == REQUEST_TIMEOUT
                || status >= SERVER_ERRORS;
    }

    /** Whether what was sent is not to HubSpot's liking, rather than who sent it, or when. */
    boolean isOfContent() {
        return switch (status) {
            case 400, 404, 409, 413, 422 -> !isOfSetup() && !isOfPath;
            default -> false;
        };
    }

    /** Whether a property lacks in HubSpot, or is not as we need it: that refuses every record alike. */
    boolean isOfSetup() {
        return isOfSetup;
    }

    /** Whether the outcome is unknown: HubSpot may have done it. */
    boolean isOutcomeUnknown() {
        return status == NO_STATUS || status >= SERVER_ERRORS || status == REQUEST_TIMEOUT;
    }

    private static String advice(int status, String reason) {
        if (reason.contains(NO_PROPERTY)) {
            return ". Create the property in HubSpot, or take it out of the mapping";
        }
        return switch (status) {
            case 401 -> ". Check " + HubSpotSettings.TOKEN + ": HubSpot does not know that private app";
            case 403 ->
                ". Give the private app of " + HubSpotSettings.TOKEN + " the scopes crm.objects.contacts.read,"
                        + " crm.objects.contacts.write, crm.schemas.contacts.read and crm.schemas.contacts.write;"
                        + " for lists also crm.lists.read";
            default -> "";
        };
    }
}
