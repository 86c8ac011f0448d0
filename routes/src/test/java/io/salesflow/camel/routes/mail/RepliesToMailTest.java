package io.salesflow.camel.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.SalesflowFeeds;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RepliesToMailTest extends MailRoutesTest {
    private static final String FEED = "replies-to-mail";
    private static final Instant MORNING = Instant.parse("2026-01-05T08:30:00Z");

    @Test
    void aReplyBecomesAMail() {
        running.pollReplies();
        SandboxContact ada = contact("ada-lovelace");
        int number = ada.addMessage(MORNING, "Sounds good!\nCall me.").conversationMessageId();

        running.pollReplies();

        Mail mail = onlyMail();
        assertThat(mail.from()).isEqualTo("Salesflow <salesflow@example.com>");
        assertThat(mail.to()).containsExactly("sales@example.com");
        assertThat(mail.subject()).isEqualTo("LinkedIn reply from Ada Lovelace (Analytical Engines)");
        assertThat(mail.id()).isEqualTo(id(ada, number, ""));
        assertThat(mail.text())
                .isEqualTo("""
                        Ada Lovelace
                        Mathematician
                        Analytical Engines
                        Campaign: %s
                        5 January 2026, 08:30 (UTC)

                        Sounds good!
                        Call me.

                        LinkedIn profile: https://www.linkedin.com/in/ada-lovelace""".formatted(salesflow.campaign().now().name()));
        assertThat(mail.html())
                .contains("Ada Lovelace", "Mathematician", "Sounds good!<br>", "Call me.")
                .contains("href=\"https://www.linkedin.com/in/ada-lovelace\"");
        assertThat(mail.headers()).contains("Auto-Submitted", "Date").noneMatch(name -> name.toLowerCase(Locale.ROOT)
                .startsWith("camel"));
    }

    @Test
    void whatWasThereBeforeTheFirstPollIsSentOnlyIfAskedFor() {
        contact("ada").addMessage(MORNING, "Old");
        running.pollReplies();
        assertThat(mails()).isEmpty();

        restart("salesflow.replies-to-mail.feedId", "all", "salesflow.replies-to-mail.backfill", "all");
        running.poll(RunningMails.REPLIES);

        assertThat(onlyMail().text()).contains("Old");
    }

    @Test
    void aReplyIsSentOnceOverPollsFullScansAndRestarts() {
        running.pollReplies();
        SandboxContact ada = contact("ada");
        ada.addMessage(MORNING, "First");
        ada.addMessage(MORNING.plusSeconds(60), "Second");

        running.pollReplies();
        running.pollReplies();
        restart();
        running.pollReplies();
        running.poll(RunningMails.REPLIES);

        assertThat(mails())
                .extracting(Mail::text)
                .satisfiesExactly(first -> assertThat(first).contains("First"), second -> assertThat(second)
                        .contains("Second"));
    }

    @Test
    void textsOfStrangersAreShownAndNotObeyed() {
        running.pollReplies();
        salesflow
                .campaign()
                .addContact("linkedin.com/in/eve", contact -> contact.firstName("Eve\r\nBcc: boss@example.com\r\n")
                        .lastName("<b>Bold</b>\u0000\u2028\u202Egnp")
                        .company("\"Quotes\" & 'Co'")
                        .memberUrl("javascript:alert(1)//linkedin.com")
                        .publicIdentifier(null))
                .addMessage(
                        MORNING,
                        "<script>alert('x')</script>\r\n.\r\n${7*7} <#include 'x'> \u0007\ud83d\ude80 \u738b \ud800!");

        running.pollReplies();

        Mail mail = onlyMail();
        assertThat(mail.subject())
                .isEqualTo("LinkedIn reply from Eve Bcc: boss@example.com <b>Bold</b> gnp (\"Quotes\" & 'Co')");
        assertThat(mail.headers()).doesNotContain("Bcc");
        assertThat(mailbox.mails(Mailbox.BOSS)).isEmpty();
        assertThat(mail.html())
                .contains(
                        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;<br>",
                        "&lt;b&gt;Bold",
                        "&quot;Quotes&quot; &amp;")
                .contains("${7*7}", "\ud83d\ude80 \u738b ?!")
                .doesNotContain("<script", "javascript:", "href=");
        assertThat(mail.text())
                .contains("<script>alert('x')</script>\n.\n${7*7} <#include 'x'> \ud83d\ude80 \u738b ?!")
                .doesNotContain("javascript:");
    }

    @Test
    void aLongReplyArrivesWhole() {
        running.pollReplies();
        String lines = ". 王 🚀 & a line\n".repeat(8_000);
        String line = "<x>".repeat(40_000);
        contact("ada").addMessage(MORNING, lines + line + "the end");

        running.pollReplies();

        Mail mail = onlyMail();
        assertThat(mail.text()).contains(lines + line + "the end");
        assertThat(mail.html()).contains(". 王 🚀 &amp; a line<br>", "&lt;x&gt;".repeat(40_000) + "the end");
        assertThat(mail.raw().lines()).allSatisfy(each -> assertThat(each).hasSizeLessThanOrEqualTo(998));
    }

    @Test
    void namesOfAllScriptsArriveInSubjects() {
        running.pollReplies();
        salesflow
                .campaign()
                .addContact("linkedin.com/in/\u738b-\u5c0f\u660e", contact -> contact.firstName(
                                "\u738b \ud83d\udc69\u200d\ud83d\udcbb")
                        .lastName("\u5c0f\u660e \u00d8".repeat(5))
                        .company("x".repeat(1_000)))
                .addMessage(MORNING, "Hi");

        running.pollReplies();

        Mail mail = onlyMail();
        assertThat(mail.subject())
                .startsWith("LinkedIn reply from \u738b \ud83d\udc69\u200d\ud83d\udcbb \u5c0f\u660e \u00d8")
                .endsWith("xxx\u2026)")
                .hasSizeLessThan(300);
        assertThat(mail.text()).contains("https://www.linkedin.com/in/%E7%8E%8B-%E5%B0%8F%E6%98%8E");
        assertThat(mail.raw().split("\r?\n\r?\n", 2)[0]).matches("\\p{ASCII}+");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        running.pollReplies();
        SandboxContact nobody = salesflow.campaign().addContact("linkedin.com/in/nobody", contact -> contact.firstName(
                        null)
                .lastName(" ")
                .occupation(null)
                .company(null));
        nobody.addMessage(MORNING, null);
        SandboxContact gone = contact("gone");
        gone.addMessage(MORNING.plusSeconds(1), "Bye");
        salesflow
                .faults()
                .on("members/get", Fault.answer(200, "application/json", "null"))
                .after(1);

        running.pollReplies();

        assertThat(mails())
                .extracting(Mail::subject)
                .containsExactly("LinkedIn reply from nobody", "LinkedIn reply from gone");
        assertThat(mails().get(1).text()).contains("Bye", "https://www.linkedin.com/in/gone");
    }

    @Test
    void aPersonInTwoCampaignsIsToldWithTheCampaignOfTheReply() {
        running.pollReplies();
        SandboxCampaign other = salesflow.account().addCampaign("Second wave");
        contact("ada").addMessage(MORNING, "One");
        other.addContact("linkedin.com/in/ada-too").addMessage(MORNING.plusSeconds(1), "Two");

        running.pollReplies();

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0).text()).doesNotContain("Second wave");
        assertThat(mails().get(1).text()).contains("Campaign: Second wave");
    }

    @Test
    void whoIsInterestedIsMarkedAndAMarkThatComesLaterIsNotAnotherReply() {
        running.pollReplies();
        SandboxContact ada = contact("ada");
        ada.addMessage(MORNING, "Yes");
        ada.markInterested(true);
        running.pollReplies();
        assertThat(onlyMail().subject()).endsWith("(Analytical Engines): interested");
        assertThat(onlyMail().text()).startsWith("Ada Lovelace (interested)");

        SandboxContact bob = contact("bob");
        bob.addMessage(MORNING.plusSeconds(1), "Perhaps");
        running.pollReplies();
        bob.markInterested(true);
        running.pollReplies();

        assertThat(mails()).hasSize(2);
        assertThat(SalesflowFeeds.of(running.camel()).state(FEED).parked()).isZero();
    }

    @Test
    void aMarkThatComesLaterIsASecondMailIfAskedFor() {
        restart("salesflow.replies-to-mail.interested", "true");
        running.pollReplies();
        SandboxContact ada = contact("ada");
        int number = ada.addMessage(MORNING, "Perhaps").conversationMessageId();
        running.pollReplies();
        ada.markInterested(false);
        running.pollReplies();
        ada.markInterested(true);
        running.pollReplies();
        running.pollReplies();

        assertThat(mails()).hasSize(2);
        Mail second = mails().get(1);
        assertThat(second.subject()).isEqualTo("Ada Lovelace is interested (Analytical Engines)");
        assertThat(second.id()).isEqualTo(id(ada, number, ".interested"));
        assertThat(second.inReplyTo()).isEqualTo(mails().get(0).id());
    }

    @Test
    void aServerThatAsksForNoLoginGetsNone() {
        restart("camel.component.smtp.username", "", "camel.component.smtp.password", "");
        List<String> commands = new CopyOnWriteArrayList<>();
        mailbox.gate().refuse(command -> !commands.add(command), "");
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Hi");
        running.pollReplies();

        assertThat(mails()).hasSize(1);
        assertThat(commands).isNotEmpty().noneMatch(command -> command.startsWith("AUTH"));
    }

    @Test
    void templatesOfTheUserTakeThePlaceOfOurs() throws IOException {
        Files.writeString(folder.resolve("reply.subject.ftl"), "Antwort von ${firstName} <#if email??>${email}</#if>");
        Files.writeString(folder.resolve("reply.html.ftlh"), "<p>${name}: ${text} \u00fc</p>");
        restart("mail.templates", "file:" + folder);
        running.pollReplies();
        contact("ada").addMessage(MORNING, "1 < 2");

        running.pollReplies();

        assertThat(onlyMail().subject()).isEqualTo("Antwort von Ada");
        assertThat(onlyMail().html()).isEqualTo("<p>Ada Lovelace: 1 &lt; 2 \u00fc</p>");
        assertThat(onlyMail().text()).contains("1 < 2");
    }

    @Test
    void timesAreInTheZoneThatWasAskedFor() {
        restart("mail.zone", "Europe/Berlin");
        running.pollReplies();
        contact("ada").addMessage(MORNING, "Hi");

        running.pollReplies();

        assertThat(onlyMail().text()).contains("5 January 2026, 09:30 (Europe/Berlin)");
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
}
