package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.client.SalesflowServerException;
import io.salesflow.camel.routes.targets.Target;
import io.salesflow.camel.routes.targets.Targets;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.Test;
import org.quartz.CronTrigger;
import org.quartz.Scheduler;
import org.quartz.impl.matchers.GroupMatcher;

/** The sandbox's clock stands at eight o'clock on Monday, 5 January 2026. */
class DigestToMailTest extends MailRoutesTest {
    private static final Instant TUESDAY_AT_SEVEN = Instant.parse("2026-01-06T07:00:00Z");

    @Test
    void theDigestHasTheFiguresAndTheRepliesOfTheDayBefore() {
        salesflow.campaign().rename("Founders & <Friends>");
        salesflow.campaign().start();
        SandboxContact ada = contact("ada");
        ada.invite("Hello");
        ada.connect();
        ada.followUp("Are you there?");
        ada.reply("Yes <b>indeed</b>\n\ud83d\ude80");
        ada.markInterested(true);
        contact("bob").invite(null);
        salesflow.account().addCampaign("Never started");
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        contact("late").addMessage(TUESDAY_AT_SEVEN, "On Tuesday");

        running.digest();

        assertThat(running.failures()).isEmpty();
        Mail mail = onlyMail();
        assertThat(mail.subject()).isEqualTo("Salesflow on 5 January 2026: 1 reply");
        assertThat(mail.id()).isEqualTo("<salesflow.digest." + salesflow.accountId() + ".2026-01-05@example.com>");
        assertThat(mail.text()).isEqualTo("""
                        Salesflow on 5 January 2026 (UTC)

                        Invitations sent: 2
                        Invitations accepted: 1
                        Follow-ups sent: 1
                        InMails sent: 0
                        Replies: 1

                        Founders & <Friends> (CAMPAIGN_RUNNING)
                          Invitations 2, accepted 1, follow-ups 1, InMails 0, replies 1
                          In all: 3 contacts, 0 pending, 1 connected, 1 replied

                        1 reply:

                        Ada Lovelace, Analytical Engines (interested), 5 January 2026, 08:00 (UTC)
                        Campaign: Founders & <Friends>
                        Yes <b>indeed</b>
                        \ud83d\ude80
                        https://www.linkedin.com/in/ada""");
        assertThat(mail.html())
                .contains("Founders &amp; &lt;Friends&gt;", "Yes &lt;b&gt;indeed&lt;/b&gt;<br>", "\ud83d\ude80")
                .doesNotContain("<b>indeed", "Never started", "On Tuesday");
        assertThat(mail.headers()).doesNotContain("trigger", "jobDetail", "scheduler");
    }

    @Test
    void itIsSentOnceADayAlsoOverRestarts() {
        running.digest();
        assertThat(mails()).isEmpty();
        salesflow.clock().set(TUESDAY_AT_SEVEN.minusSeconds(1));
        running.digest();
        assertThat(mails()).isEmpty();
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        running.digest();
        running.digest();
        restart();
        running.digest();
        assertThat(mails()).hasSize(1);
        salesflow.clock().advance(Duration.ofDays(1));
        restart();
        running.digest();

        assertThat(mails())
                .extracting(Mail::subject)
                .containsExactly("Salesflow on 5 January 2026: 0 replies", "Salesflow on 6 January 2026: 0 replies");
        assertThat(mails().get(0).text()).contains("No campaign was running.", "Nobody replied.");
    }

    @Test
    void daysThatWereMissedComeLateAndInOneDigest() {
        running.close();
        contact("ada").addMessage(Instant.parse("2026-01-06T12:00:00Z"), "On Tuesday");
        salesflow.clock().set(Instant.parse("2026-01-08T03:00:00Z"));
        running = running();
        running.digest();

        assertThat(onlyMail().subject()).isEqualTo("Salesflow on 5 January 2026 to 6 January 2026: 1 reply");
        assertThat(onlyMail().id()).contains(".2026-01-06@");
    }

    @Test
    void itIsTriedAgainUntilItIsSent() {
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        mailbox.gate().close("421 4.3.2 Shutting down");
        running.digest();
        assertThat(running.failures()).isNotEmpty().allMatch(MailUnavailableException.class::isInstance);
        mailbox.gate().open();
        mailbox.gate().refuse(command -> command.startsWith("RCPT"), "550 5.1.1 User unknown");
        running.digest();
        assertThat(running.failures()).isNotEmpty().allMatch(MailRefusedException.class::isInstance);
        mailbox.gate().open();
        salesflow.faults().on("analytics/by-account", Fault.serverError(500)).times(1);
        running.digest();
        assertThat(running.failures()).isNotEmpty().allMatch(SalesflowServerException.class::isInstance);
        assertThat(mails()).isEmpty();
        running.digest();

        assertThat(mails()).hasSize(1);
    }

    @Test
    void aDigestThatIsNotSentDoesNotCountAsDelivered() {
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        Target target = Targets.of(running.camel()).target("E-mail");
        mailbox.gate().close("421 4.3.2 Shutting down");
        running.digest();
        assertThat(target.getDelivered()).isZero();
        assertThat(target.getDownSince()).isNotNull();
        mailbox.gate().open();
        mailbox.gate().refuse(command -> command.startsWith("RCPT"), "550 5.1.1 User unknown");
        running.digest();
        assertThat(target.getDelivered()).isZero();
        assertThat(target.getDownSince()).isNull();
        assertThat(target.getLastFailure()).contains("refuses the recipient");
        mailbox.gate().open();
        running.digest();

        assertThat(target.getDelivered()).isEqualTo(1);
        assertThat(target.getPostponed()).isEqualTo(1);
        assertThat(target.getFailed()).isEqualTo(1);
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUpInTimeAndTheDigestComesLater() {
        restart("mail.timeout", "200");
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        mailbox.gate().fallSilent();
        running.digest();
        running.digest();
        assertThat(running.failures()).isNotEmpty().allMatch(MailUnavailableException.class::isInstance);
        mailbox.gate().open();
        restart();
        running.digest();
        running.digest();

        assertThat(onlyMail().subject()).isEqualTo("Salesflow on 5 January 2026: 0 replies");
    }

    @Test
    void whatWasSentWithoutAnAnswerComesAgainAndIsRecognisable() {
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        mailbox.gate().loseAnswers(1);
        running.digest();
        restart();
        running.digest();

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0).id()).isEqualTo(mails().get(1).id());
    }

    @Test
    void theDayIsThatOfTheZone() {
        restart("mail.zone", "America/New_York");
        contact("ada").addMessage(Instant.parse("2026-01-06T04:59:59Z"), "Late on Monday");
        contact("bob").addMessage(Instant.parse("2026-01-06T05:00:00Z"), "On Tuesday");
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        running.digest();
        assertThat(mails()).isEmpty();
        salesflow.clock().set(Instant.parse("2026-01-06T12:00:00Z"));
        running.digest();

        assertThat(onlyMail().text()).contains("Late on Monday").doesNotContain("On Tuesday");
    }

    @Test
    void aSalesflowThatLeavesTheLastDayOutIsAskedForTheNext() {
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        running.digest();
        restart("salesflow.analytics.toExclusive", "true");
        salesflow.clock().advance(Duration.ofDays(1));
        running.digest();

        assertThat(salesflow.requests("analytics/by-account"))
                .extracting(request -> request.rawQuery().replaceAll("[^-=&0-9]", ""))
                .satisfiesExactly(
                        query -> assertThat(query).contains("2026-01-05").doesNotContain("2026-01-06"),
                        query -> assertThat(query).contains("2026-01-06", "2026-01-07"));
    }

    @Test
    void ofManyRepliesTheFirstAreShownAndTheOthersCounted() {
        restart("salesflow.digest-to-mail.replies", "2", "salesflow.digest-to-mail.statistics", "false");
        SandboxCampaign campaign = salesflow.campaign();
        campaign.start();
        for (int i = 1; i <= 5; i++) {
            contact("ada-" + i).addMessage(Instant.parse("2026-01-05T09:00:00Z").minusSeconds(i), "Reply " + i);
        }
        contact("gone").addMessage(Instant.parse("2026-01-05T08:00:00Z"), "Reply of somebody gone");
        salesflow
                .faults()
                .on("members/get", Fault.answer(200, "application/json", "null"))
                .times(1);
        salesflow.clock().set(TUESDAY_AT_SEVEN);

        running.digest();

        assertThat(onlyMail().subject()).endsWith("6 replies");
        assertThat(onlyMail().text())
                .contains("gone, 5 January 2026, 08:00", "Reply 5", "And 4 more.")
                .doesNotContain("Reply 4", "In all:");
        assertThat(onlyMail().html()).contains("And 4 more.");
        assertThat(salesflow.requestCount("campaigns/statistics")).isZero();
    }

    @Test
    void quartzSendsItByItself() throws Exception {
        running.close();
        salesflow.clock().set(TUESDAY_AT_SEVEN);
        running = running(
                "mail.zone", "Europe/Berlin",
                "salesflow.digest-to-mail.scheduled", "true",
                "salesflow.digest-to-mail.period", "3600000",
                "salesflow.digest-to-mail.cron", "* * * * * ?");
        await().atMost(Duration.ofSeconds(30)).until(() -> mails().size() == 1);
        Scheduler scheduler =
                running.camel().getComponent("quartz", QuartzComponent.class).getScheduler();
        assertThat(scheduler.getTriggerKeys(GroupMatcher.anyGroup()))
                .singleElement()
                .satisfies(key -> assertThat(((CronTrigger) scheduler.getTrigger(key))
                                .getTimeZone()
                                .getID())
                        .isEqualTo("Europe/Berlin"));
        salesflow.clock().advance(Duration.ofDays(1));

        await().atMost(Duration.ofSeconds(30)).until(() -> mails().size() == 2);
        assertThat(mails().get(1).id()).contains(".2026-01-06@");
        assertThat(mails().get(1).headers()).doesNotContain("trigger", "jobDetail", "scheduler", "fireTime");
    }

    private SandboxContact contact(String slug) {
        return salesflow.campaign().addContact("linkedin.com/in/" + slug, contact -> contact.firstName("Ada")
                .lastName("Lovelace")
                .company("Analytical Engines"));
    }
}
