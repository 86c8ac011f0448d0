package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.camel.feed.FeedOperations;
import io.salesflow.camel.feed.ParkedChange;
import io.salesflow.sandbox.account.SandboxContact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.junit.jupiter.api.Test;

class RepliesThatCantBeSentTest extends MailRoutesTest {
    private static final String FEED = "replies-to-mail";
    private static final Instant MORNING = Instant.parse("2026-01-05T08:30:00Z");

    @Test
    void whileTheServerIsDownEverythingWaitsAndNothingIsParked() {
        running.pollReplies();
        IntStream.range(0, 5).forEach(i -> contact("ada-" + i).addMessage(MORNING.plusSeconds(i), "Message " + i));
        mailbox.gate().close("421 4.3.2 Shutting down");

        for (int poll = 1; poll <= 7; poll++) {
            running.pollReplies();
            assertThat(running.failures())
                    .singleElement()
                    .isInstanceOf(MailUnavailableException.class)
                    .asString()
                    .contains("mail.host");
        }
        assertThat(SalesflowFeeds.of(running.camel()).state(FEED).parked()).isZero();
        assertThat(SalesflowFeeds.of(running.camel()).state(FEED).failing()).isZero();
        mailbox.gate().open();
        running.pollReplies();
        running.pollReplies();

        assertThat(texts()).containsExactlyInAnyOrder("Message 0", "Message 1", "Message 2", "Message 3", "Message 4");
    }

    @Test
    void whatIsRefusedInPassingWaits() {
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Hi");
        mailbox.gate().refuse(command -> command.startsWith("RCPT"), "450 4.2.0 Greylisted, try again later");
        running.pollReplies();
        assertThat(running.failures()).singleElement().isInstanceOf(MailUnavailableException.class);
        mailbox.gate().open();
        mailbox.gate().refuse(command -> command.contains("\nSubject:"), "452 4.3.1 Insufficient system storage");
        running.pollReplies();
        assertThat(running.failures()).singleElement().asString().contains("can't take mails now: 452 4.3.1");
        mailbox.gate().open();
        running.pollReplies();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void aMailThatTheServerPutsOffForEverHoldsUpNobodyAndIsParkedInTheEnd() {
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Put off");
        contact("bob").addMessage(MORNING.plusSeconds(1), "Fine");
        mailbox.gate().refuse(command -> command.contains("\nPut off"), "451 4.7.1 Try again later");
        running.pollReplies();
        assertThat(mails()).hasSize(1);
        for (int poll = 2; poll <= 6; poll++) {
            running.pollReplies();
            running.pollReplies();
            assertThat(SalesflowFeeds.of(running.camel()).parked(FEED)).hasSize(poll == 6 ? 1 : 0);
            contact("cid-" + poll).addMessage(MORNING.plusSeconds(poll), "Fine, too");
            running.pollReplies();
            assertThat(mails()).hasSize(poll);
        }

        assertThat(SalesflowFeeds.of(running.camel()).parked(FEED))
                .singleElement()
                .satisfies(change -> assertThat(change.reason())
                        .contains("takes other mails, but not this one", "451 4.7.1 Try again later"));
    }

    @Test
    void whileTheServerPutsEveryMailOffNothingIsParkedAndNotAllAreTried() {
        running.pollReplies();
        IntStream.range(0, 25).forEach(i -> contact("ada-" + i).addMessage(MORNING.plusSeconds(i), "Mail " + i));
        AtomicInteger tried = new AtomicInteger();
        mailbox.gate()
                .refuse(
                        command -> command.contains("\nSubject:") && tried.incrementAndGet() > 0,
                        "452 4.3.1 Insufficient system storage");
        running.pollReplies();
        assertThat(tried).hasValue(10);
        for (int poll = 2; poll <= 7; poll++) {
            running.pollReplies();
            assertThat(health()).contains("452 4.3.1 Insufficient system storage");
        }
        assertThat(SalesflowFeeds.of(running.camel()).state(FEED).parked()).isZero();
        assertThat(SalesflowFeeds.of(running.camel()).state(FEED).failing()).isZero();
        mailbox.gate().open();
        running.pollReplies();

        assertThat(mails()).hasSize(25);
    }

    @Test
    void aServerThatTakesOneMailAMinuteParksNone() {
        running.pollReplies();
        IntStream.range(0, 12).forEach(i -> contact("ada-" + i).addMessage(MORNING.plusSeconds(i), "Mail " + i));
        AtomicInteger tried = new AtomicInteger();
        mailbox.gate()
                .refuse(
                        command -> command.contains("\nSubject:") && tried.incrementAndGet() > 1,
                        "451 4.7.0 Too many mails, try again later");
        for (int poll = 1; poll <= 12; poll++) {
            tried.set(0);
            running.pollReplies();
            salesflow.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(mails()).hasSize(12);
        assertThat(SalesflowFeeds.of(running.camel()).parked(FEED)).isEmpty();
    }

    @Test
    void aRefusedLoginOrSenderIsToldAndWaits() {
        restart("camel.component.smtp.password", "wrong");
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Hi");
        running.pollReplies();
        assertThat(running.failures())
                .singleElement()
                .isInstanceOf(MailUnavailableException.class)
                .asString()
                .contains("refuses the login", "535", "camel.component.smtps");

        restart();
        mailbox.gate().refuse(command -> command.startsWith("MAIL"), "553 5.7.1 Sender address rejected");
        running.pollReplies();
        assertThat(running.failures()).singleElement().asString().contains("553 5.7.1", "mail.from");
        mailbox.gate().open();
        running.pollReplies();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUpInTime() {
        restart("mail.timeout", "200");
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Hi");
        mailbox.gate().fallSilent();
        running.pollReplies();
        assertThat(running.failures()).singleElement().isInstanceOf(MailUnavailableException.class);
        mailbox.gate().open();
        restart();
        running.pollReplies();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void aMailThatIsRefusedIsParkedInTheEndAndTheOthersGoOn() {
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Fine");
        contact("bob").addMessage(MORNING.plusSeconds(1), "Refused");
        contact("cid").addMessage(MORNING.plusSeconds(2), "Fine, too");
        mailbox.gate().refuse(command -> command.contains("\nRefused"), "554 5.7.1 Looks like spam");

        running.pollReplies();
        assertThat(mails()).hasSize(2);
        for (int attempt = 2; attempt <= 5; attempt++) {
            running.pollReplies();
        }

        assertThat(mails()).hasSize(2);
        List<ParkedChange> parked = SalesflowFeeds.of(running.camel()).parked(FEED);
        assertThat(parked).singleElement().satisfies(change -> assertThat(change.reason())
                .contains("MailRefusedException", "554 5.7.1 Looks like spam"));
        mailbox.gate().open();
        new FeedOperations(store).replayAll(FEED);
        running.pollReplies();
        assertThat(mails()).hasSize(3);
    }

    @Test
    void aReplyThatIsParkedIsNotLostWhenItsWriterIsMarkedAsInterested() {
        restart("salesflow.replies-to-mail.maxAttempts", "1");
        running.pollReplies();
        SandboxContact ada = contact("ada");
        ada.addMessage(MORNING, "Refused");
        mailbox.gate().refuse(command -> command.contains("\nRefused"), "554 5.7.1 Looks like spam");
        running.pollReplies();
        assertThat(SalesflowFeeds.of(running.camel()).parked(FEED)).hasSize(1);
        mailbox.gate().open();
        ada.markInterested(true);
        SalesflowFeeds.of(running.camel()).scan(FEED);
        running.pollReplies();

        assertThat(mails()).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("Refused"));
        assertThat(SalesflowFeeds.of(running.camel()).parked(FEED)).isEmpty();
    }

    @Test
    void ifOneRecipientIsRefusedNobodyGetsTheMailUntilItIsCorrected() {
        restart("salesflow.replies-to-mail.cc", "Boss <boss@example.com>");
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Hi");
        mailbox.gate().refuse(command -> command.contains("<boss@"), "550 5.1.1 User unknown");
        running.pollReplies();
        assertThat(mails()).isEmpty();
        assertThat(running.failures())
                .singleElement()
                .isInstanceOf(MailRefusedException.class)
                .asString()
                .contains("boss@example.com", "550 5.1.1");
        mailbox.gate().open();
        running.pollReplies();

        assertThat(onlyMail().to()).containsExactly("sales@example.com", "Boss <boss@example.com>");
        assertThat(mailbox.mails(Mailbox.BOSS)).hasSize(1);
    }

    @Test
    void aMailWhoseAnswerWasLostComesAgainAndIsRecognisable() {
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Hi");
        mailbox.gate().loseAnswers(1);

        running.pollReplies();
        assertThat(running.failures()).singleElement().isInstanceOf(MailUnavailableException.class);
        running.pollReplies();

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0).id()).isEqualTo(mails().get(1).id());
    }

    @Test
    void aCrashRepeatsNoMoreThanTheMailThatWasUnderWay() {
        running.pollReplies();
        IntStream.range(0, 5).forEach(i -> contact("ada-" + i).addMessage(MORNING.plusSeconds(i), "Message " + i));
        AtomicInteger mails = new AtomicInteger();
        mailbox.gate()
                .refuse(
                        command -> {
                            if (command.startsWith("MAIL") && mails.incrementAndGet() == 3) {
                                store.takeOver(FEED);
                            }
                            return false;
                        },
                        "");

        running.pollReplies();
        assertThat(texts()).containsExactly("Message 0", "Message 1", "Message 2");
        restart();
        running.pollReplies();

        assertThat(texts())
                .containsExactly("Message 0", "Message 1", "Message 2", "Message 2", "Message 3", "Message 4");
        assertThat(mails().get(2).id()).isEqualTo(mails().get(3).id());
    }

    @Test
    void afterFaultsAndRestartsEachReplyIsInTheMailboxOnce() {
        running.pollReplies();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            SandboxContact contact = contact("person-" + i);
            expected.add(id(
                    contact,
                    contact.addMessage(MORNING.plusSeconds(i), "Number " + i).conversationMessageId(),
                    ""));
            if (i % 7 == 0) {
                mailbox.gate().close("421 4.3.2 Shutting down");
                running.pollReplies();
                mailbox.gate().open();
            }
            if (i % 5 == 0) {
                String text = "Number " + i;
                mailbox.gate().refuse(command -> command.contains("\n" + text + "\n"), "554 5.7.1 Not now");
                running.pollReplies();
                mailbox.gate().open();
            }
            if (i % 9 == 0) {
                restart();
            }
        }
        running.pollReplies();
        running.pollReplies();

        assertThat(mails()).extracting(Mail::id).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(SalesflowFeeds.of(running.camel()).state(FEED).parked()).isZero();
    }

    private List<String> texts() {
        return mails().stream()
                .map(mail -> mail.text().replaceAll("(?s).*(Message \\d).*", "$1"))
                .toList();
    }

    private String id(SandboxContact contact, int message, String end) {
        return "<salesflow.reply." + salesflow.accountId() + "." + contact.id() + "." + message + end + "@example.com>";
    }

    private SandboxContact contact(String slug) {
        return salesflow.campaign().addContact("linkedin.com/in/" + slug, contact -> contact.firstName("Ada")
                .lastName("Lovelace")
                .occupation("Mathematician")
                .company("Analytical Engines"));
    }

    /** What readiness says of the feed. */
    private String health() {
        HealthCheckAware consumer = (HealthCheckAware)
                running.camel().getRoute("salesflow-replies-to-mail").getConsumer();
        return consumer.getHealthCheck()
                .call(Map.of(HealthCheck.CHECK_KIND, HealthCheck.Kind.READINESS))
                .getMessage()
                .orElseThrow();
    }
}
