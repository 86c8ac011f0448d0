package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsToMailTest extends MailRoutesTest {

    @Test
    void aBlockedAccountIsToldAndItsRecoveryToo() {
        running.pollAlerts();
        assertThat(mails()).isEmpty();
        salesflow.account().block();
        running.pollAlerts();
        running.pollAlerts();

        Mail alert = onlyMail();
        String name = salesflow.account().owner().accountEmail();
        assertThat(alert.subject()).isEqualTo("Attention: LinkedIn account " + name + " is blocked");
        assertThat(alert.text()).isEqualTo("""
                        The account %s (%d) has the status ACCOUNT_BLOCKED; before it was ACCOUNT_ACTIVE.
                        Noticed on 5 January 2026, 08:00 (UTC).

                        Log in to LinkedIn with this account, do what it asks for, and connect the account again in \
                        Salesflow. Until then its campaigns stand still.""".formatted(name, salesflow.accountId()));
        assertThat(alert.html()).contains("is blocked", name, "ACCOUNT_BLOCKED");

        salesflow.clock().advance(Duration.ofHours(1));
        salesflow.account().unblock();
        running.pollAlerts();

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(1).subject()).isEqualTo("OK: LinkedIn account " + name + " is active");
    }

    @Test
    void anAccountThatIsBlockedAlreadyIsTold() {
        salesflow.account().block();

        running.pollAlerts();

        assertThat(onlyMail().subject()).endsWith("is blocked");
        assertThat(onlyMail().text()).contains("ACCOUNT_BLOCKED.\n");
    }

    @Test
    void anAccountThatIsBlockedAgainIsAnotherMail() {
        running.pollAlerts();
        for (int time = 1; time <= 2; time++) {
            salesflow.account().block();
            running.pollAlerts();
            salesflow.clock().advance(Duration.ofMinutes(1));
            salesflow.account().unblock();
            running.pollAlerts();
            salesflow.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(mails()).hasSize(4);
        assertThat(mails())
                .extracting(Mail::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("<salesflow\\.alert\\.account\\." + salesflow.accountId()
                        + "\\.ACCOUNT\\.\\w+\\.\\d+@example\\.com>"));
    }

    @Test
    void everyStatusOfAnAccountThatIsNotOneOfThoseThatWorkIsTold() {
        running.pollAlerts();
        salesflow.faults().on("accounts/list", Fault.unknownEnumValues()).times(1);
        running.poll(RunningMails.ACCOUNTS);
        running.poll(RunningMails.ACCOUNTS);

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0).subject()).startsWith("Attention: ");
        assertThat(mails().get(1).subject()).startsWith("OK: ").endsWith(" is active");
    }

    @Test
    void anAccountThatIsGoneIsTold() {
        running.pollAlerts();
        salesflow.faults().on("accounts/list", Fault.answer(200, "application/json", "[]"));
        running.pollAlerts();
        assertThat(mails()).isEmpty();
        running.pollAlerts();
        running.pollAlerts();

        assertThat(onlyMail().subject())
                .isEqualTo("Attention: LinkedIn account "
                        + salesflow.account().owner().accountEmail() + " is gone");
        assertThat(onlyMail().text()).contains("is no longer in Salesflow's list.");
    }

    @Test
    void aCampaignThatIsStoppedIsToldAndThatItRunsAgain() {
        SandboxCampaign campaign = salesflow.account().addCampaign("Founders <Berlin> 王 🚀\r\nBcc: boss@example.com");
        campaign.start();
        running.pollAlerts();
        campaign.stop();
        running.pollAlerts();
        salesflow.clock().advance(Duration.ofHours(1));
        campaign.start();
        running.pollAlerts();

        assertThat(mails())
                .extracting(Mail::subject)
                .containsExactly(
                        "Attention: LinkedIn campaign Founders <Berlin> 王 🚀 Bcc: boss@example.com is stopped",
                        "OK: LinkedIn campaign Founders <Berlin> 王 🚀 Bcc: boss@example.com is running");
        assertThat(mails().get(0).html())
                .contains("Founders &lt;Berlin&gt; 王 🚀")
                .doesNotContain("<Berlin>");
        assertThat(mailbox.mails(Mailbox.BOSS)).isEmpty();
    }

    @Test
    void whatIsOrdinaryIsNotTold() {
        SandboxCampaign campaign = salesflow.account().addCampaign("New");
        running.pollAlerts();
        campaign.start();
        running.pollAlerts();
        int recovered = mails().size();
        campaign.rename("Renamed");
        running.pollAlerts();
        campaign.pause();
        running.pollAlerts();
        campaign.start();
        running.pollAlerts();
        salesflow.account().addCampaign("Stopped from the beginning");
        running.pollAlerts();

        assertThat(mails()).hasSize(recovered);
    }

    @Test
    void whichStatusesOfCampaignsAreToldCanBeSaid() {
        restart("salesflow.alerts-to-mail.stoppedStatuses", "CAMPAIGN_STOPPED, CAMPAIGN_PAUSED");
        salesflow.campaign().start();
        running.pollAlerts();
        salesflow.campaign().pause();
        running.pollAlerts();

        assertThat(onlyMail().subject()).endsWith(" is paused");
    }

    @Test
    void aCampaignThatIsGoneIsToldUnlessItWasStopped() {
        SandboxCampaign founders = salesflow.account().addCampaign("Running");
        founders.start();
        SandboxCampaign stopped = salesflow.account().addCampaign("Stopped");
        running.pollAlerts();
        founders.delete();
        stopped.delete();
        running.pollAlerts();
        running.pollAlerts();
        running.pollAlerts();

        assertThat(onlyMail().subject()).isEqualTo("Attention: LinkedIn campaign Running is gone");
        assertThat(onlyMail().text()).endsWith("on purpose, look for it in Salesflow.");
    }

    @Test
    void whileTheServerIsDownAnAlertWaits() {
        running.pollAlerts();
        salesflow.account().block();
        mailbox.gate().close("421 4.3.2 Shutting down");
        for (int poll = 1; poll <= 7; poll++) {
            running.pollAlerts();
        }
        restart();
        mailbox.gate().open();
        running.pollAlerts();

        assertThat(onlyMail().subject()).endsWith("is blocked");
        assertThat(SalesflowFeeds.of(running.camel()).parked("alerts-to-mail-accounts"))
                .isEmpty();
    }

    @Test
    void aServerThatDoesNotAnswerIsGivenUpInTimeAndTheAlertWaits() {
        restart("mail.timeout", "200");
        running.pollAlerts();
        salesflow.account().block();
        mailbox.gate().fallSilent();
        for (int poll = 1; poll <= 6; poll++) {
            running.pollAlerts();
            assertThat(running.failures()).isNotEmpty().allMatch(MailUnavailableException.class::isInstance);
        }
        mailbox.gate().open();
        restart();
        running.pollAlerts();

        assertThat(onlyMail().subject()).endsWith("is blocked");
        assertThat(SalesflowFeeds.of(running.camel()).parked("alerts-to-mail-accounts"))
                .isEmpty();
    }

    @Test
    void anAlertThatComesTwiceIsRecognisable() {
        running.pollAlerts();
        salesflow.account().block();
        mailbox.gate().loseAnswers(1);
        running.pollAlerts();
        salesflow.clock().advance(Duration.ofMinutes(5));
        restart();
        running.pollAlerts();

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0).id()).isEqualTo(mails().get(1).id());
        assertThat(mails().get(0).text()).isEqualTo(mails().get(1).text());
    }

    @Test
    void anAlertThatIsRefusedIsParkedInTheEnd() {
        running.pollAlerts();
        salesflow.account().block();
        mailbox.gate().refuse(command -> command.startsWith("RCPT"), "550 5.1.1 User unknown");
        for (int attempt = 1; attempt <= 5; attempt++) {
            running.pollAlerts();
        }

        assertThat(SalesflowFeeds.of(running.camel()).parked("alerts-to-mail-accounts"))
                .singleElement()
                .satisfies(parked -> assertThat(parked.reason()).contains("550 5.1.1"));
    }

    @Test
    void aNameThatIsFarTooLongIsShortenedAndTheOthersAreToldToo() {
        SandboxCampaign longName = salesflow.account().addCampaign("Half " + "N\u00e4me \ud83d\ude80 ".repeat(1_250));
        SandboxCampaign other = salesflow.account().addCampaign("Founders");
        longName.start();
        other.start();
        running.pollAlerts();
        longName.stop();
        other.stop();
        running.pollAlerts();
        running.pollAlerts();

        String name = longName.now().name();
        String inSubject = name.substring(0, 98) + "\u2026"; // the next would be half a character, here and there
        String inText = name.substring(0, 298) + "\u2026";
        assertThat(mails())
                .extracting(Mail::subject)
                .containsExactlyInAnyOrder(
                        "Attention: LinkedIn campaign " + inSubject + " is stopped",
                        "Attention: LinkedIn campaign Founders is stopped");
        assertThat(mails())
                .filteredOn(mail -> mail.subject().contains(inSubject))
                .singleElement()
                .satisfies(mail -> {
                    assertThat(mail.text())
                            .contains(inText + " (" + longName.id() + ") has the status CAMPAIGN_STOPPED");
                    assertThat(mail.html()).contains(inText);
                    assertThat(mail.raw().lines()).allMatch(line -> line.length() <= 998);
                });
        assertThat(SalesflowFeeds.of(running.camel()).parked("alerts-to-mail-campaigns"))
                .isEmpty();
    }

    @Test
    void whileSalesflowIsAskedTooOftenNothingIsToldAndThenEachAlertOnce() {
        SandboxCampaign campaign = salesflow.account().addCampaign("Founders");
        campaign.start();
        running.pollAlerts();
        campaign.stop();
        salesflow.account().block();
        for (Duration wait : List.of(Duration.ofSeconds(1), Duration.ofHours(1))) {
            salesflow.faults().on("accounts/list", Fault.rateLimited(wait)).times(1);
            salesflow.faults().on("campaigns/list", Fault.rateLimited(wait)).times(1);
            running.pollAlerts();
            assertThat(mails()).isEmpty();
        }
        running.pollAlerts();
        running.pollAlerts();

        assertThat(mails())
                .extracting(Mail::subject)
                .containsExactlyInAnyOrder(
                        "Attention: LinkedIn account "
                                + salesflow.account().owner().accountEmail() + " is blocked",
                        "Attention: LinkedIn campaign Founders is stopped");
    }
}
