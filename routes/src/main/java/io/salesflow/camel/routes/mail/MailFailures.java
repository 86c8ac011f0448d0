package io.salesflow.camel.routes.mail;

import io.salesflow.camel.SalesflowConstants;
import io.salesflow.camel.feed.MessageTexts;
import io.salesflow.camel.routes.settings.SettingName;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Says whether a failure to send a mail is that of the mail or of the server. The first is a {@link MailRefusedException}: that
 * mail is tried again, and given up in the end. The second is a {@link MailUnavailableException}, and everything waits; but if the
 * server has heard the mail before it said that it can't take it now, the others are tried, and if it takes them, that is a failure of
 * the mail, too.
 */
public final class MailFailures implements Processor {
    private static final String LOGIN = SettingName.all(
            SettingName.of("camel.component.smtps.username"), SettingName.of("camel.component.smtps.password"));
    private static final String SERVER = SettingName.all(
            SettingName.of("mail.host"),
            SettingName.of("mail.port"),
            SettingName.of("mail.protocol"),
            SettingName.of("mail.startTls"));
    private static final SettingName FROM = SettingName.of("mail.from");
    private static final int PERMANENT = 5;
    private static final int SHUTTING_DOWN = 421;
    private static final String SENDER = "MAIL";

    /**
     * Throws what the failure of the mail was, which the route has caught.
     *
     * @throws MailException always
     */
    @Override
    public void process(Exchange exchange) {
        Exception caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        MessageTexts texts = exchange.getProperty(MailWriter.TEXTS, MessageTexts.in(null), MessageTexts.class);
        Exception cause = texts.areQuotedIn(caught) ? null : caught;
        MailException failure = of(caught, cause, texts);
        if (failure instanceof MailUnavailableException) {
            MailDelays.Verdict verdict = isOfMail(caught) ? MailDelays.verdict(exchange) : MailDelays.Verdict.ALL_WAIT;
            if (verdict == MailDelays.Verdict.IS_REFUSED) {
                throw new MailRefusedException(
                        "The mail server takes other mails, but not this one: " + failure.getMessage(), cause);
            }
            exchange.setProperty(SalesflowConstants.POSTPONED, true);
            exchange.setProperty(SalesflowConstants.POSTPONED_ALONE, verdict == MailDelays.Verdict.WAITS);
        }
        throw failure;
    }

    /** Whether the server answered for the time being no when it had heard the mail. */
    private static boolean isOfMail(Throwable failure) {
        return all(failure).stream()
                .filter(SMTPSendFailedException.class::isInstance)
                .map(SMTPSendFailedException.class::cast)
                .anyMatch(refused -> refused.getReturnCode() != SHUTTING_DOWN
                        && !String.valueOf(refused.getCommand()).startsWith(SENDER));
    }

    /**
     * What it was.
     *
     * @param cause the failure, or null if that says more than is to be shown
     * @param texts what the server's words must not tell, though they may quote it
     */
    private static MailException of(Throwable failure, Throwable cause, MessageTexts texts) {
        List<Throwable> all = all(failure);
        for (Throwable each : all) {
            if (each instanceof SMTPAddressFailedException refused && isPermanent(refused.getReturnCode())) {
                return new MailRefusedException(
                        "The mail server refuses the recipient " + refused.getAddress() + ": " + said(refused, texts)
                                + ". Nobody got the mail. Correct the recipients, and replay it",
                        cause);
            }
        }
        for (Throwable each : all) {
            if (each instanceof SMTPSendFailedException refused) {
                return refused(refused, said(refused, texts), cause);
            }
        }
        if (failure instanceof AuthenticationFailedException) {
            return new MailUnavailableException(
                    "The mail server refuses the login: " + said(failure, texts) + ". Check " + LOGIN
                            + "; it is smtp in place of smtps, where that is the protocol",
                    cause);
        }
        return new MailUnavailableException(
                "The mail can't be sent now: " + said(all.get(all.size() - 1), texts) + ". If it stays so, check "
                        + SERVER,
                cause);
    }

    private static MailException refused(SMTPSendFailedException refused, String said, Throwable cause) {
        String command = String.valueOf(refused.getCommand());
        if (isPermanent(refused.getReturnCode()) && command.startsWith(SENDER)) {
            return new MailUnavailableException(
                    "The mail server refuses the sender: " + said + ". Check " + FROM
                            + ", and whether the server asks for a login",
                    cause);
        }
        return isPermanent(refused.getReturnCode())
                ? new MailRefusedException("The mail server refuses the mail: " + said, cause)
                : new MailUnavailableException("The mail server can't take mails now: " + said, cause);
    }

    private static boolean isPermanent(int code) {
        return code / 100 == PERMANENT;
    }

    private static String said(Throwable failure, MessageTexts texts) {
        String said = MailText.line(texts.removedFrom(failure.getMessage()));
        String text = said == null ? failure.getClass().getSimpleName() : said;
        return failure instanceof MessagingException ? text : failure.getClass().getSimpleName() + ": " + text;
    }

    /** The failure, and those that led to it. */
    private static List<Throwable> all(Throwable failure) {
        List<Throwable> all = new ArrayList<>();
        Throwable next = failure;
        while (next != null && !all.contains(next)) {
            all.add(next);
            next = next instanceof MessagingException mail && mail.getNextException() != null
                    ? mail.getNextException()
                    : next.getCause();
        }
        return all;
    }
}
