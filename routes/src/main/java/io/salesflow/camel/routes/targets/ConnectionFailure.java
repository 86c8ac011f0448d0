package io.salesflow.camel.routes.targets;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why a target was not reached, in words for people: HTTP clients tell it with what they look like inside. */
public final class ConnectionFailure {
    /** What a Java object calls itself, such as {@code HttpClient@1f2e3d{STARTED}}, and all that comes after it. */
    private static final Pattern OBJECT = Pattern.compile("[\\s:]*[\\w.$\\[\\]]+@\\p{XDigit}{3,}\\b.*", Pattern.DOTALL);

    private static final int MOST_CAUSES = 20;

    private ConnectionFailure() {}

    /** Tells it, as what the target does: "refuses the connection". */
    public static String words(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MOST_CAUSES)
                .toList();
        return causes.stream()
                .map(ConnectionFailure::known)
                .filter(words -> words != null)
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> "can't be reached: " + itsOwn(causes.get(causes.size() - 1)));
    }

    private static String known(Throwable failure) {
        if (failure instanceof SocketTimeoutException || failure instanceof TimeoutException) {
            return "does not answer in time";
        }
        if (failure instanceof NoRouteToHostException) {
            return "is at an address that no network leads to";
        }
        if (failure instanceof ConnectException) {
            return "refuses the connection";
        }
        if (failure instanceof UnknownHostException || failure instanceof UnresolvedAddressException) {
            return "is at a host that nobody knows. Check its name in the settings, and the DNS of this machine";
        }
        if (failure instanceof SSLException) {
            return "is not trusted, or does not trust this program: " + itsOwn(failure)
                    + ". Check its certificate, and the trust store of this program";
        }
        if (failure instanceof EOFException
                || failure instanceof ClosedChannelException
                || failure instanceof SocketException) {
            return "broke off the connection";
        }
        return null;
    }

    private static String itsOwn(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        String message = failure.getMessage() == null
                ? ""
                : OBJECT.matcher(failure.getMessage()).replaceFirst("").strip();
        return message.isEmpty() ? name : name + ": " + message;
    }
}
