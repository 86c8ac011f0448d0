package io.salesflow.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.icegreen.greenmail.util.GreenMail;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.hubspot.HubSpotSandbox;
import io.salesflow.sandbox.salesforce.SObjectRecord;
import io.salesflow.sandbox.salesforce.SalesforceSandbox;
import io.salesflow.sandbox.standin.Fault;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** All systems are there already, as real ones are: the program is told where they are, and starts none. */
class AllTargetsTest {
    private static final String EMOJI_AND_HTML = "Grüße 🎩 & <b>\"thanks\"</b>\nLet's talk";

    private static final List<Logger> LOGGERS = Stream.of(
                    "io.salesflow",
                    "org.apache.hc",
                    "org.apache.camel.component.http",
                    "org.apache.camel.component.mail",
                    "jakarta.mail",
                    "org.eclipse.angus")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();

    @TempDir
    private Path folder;

    private RealSystems systems;
    private SalesflowSandbox salesflow;
    private HubSpotSandbox hubSpot;
    private SalesforceSandbox salesforce;
    private GreenMail mail;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void start() {
        systems = RealSystems.start();
        salesflow = systems.salesflow();
        hubSpot = systems.hubSpot();
        salesforce = systems.salesforce();
        mail = systems.mail();
        environment.putAll(systems.environment(LocalDate.EPOCH));
        reply(EMOJI_AND_HTML);
    }

    @AfterEach
    void stop() {
        systems.close();
    }

    @Test
    void whatIsInSalesflowIsInAllOfThem() {
        Run run = once();

        assertThat(run.output())
                .contains(
                        "HubSpot, 20 contacts, 1 messages on timelines: the same",
                        "Salesforce, 20 Leads, 1 Tasks: the same",
                        "Mailbox, 1 mails: the same",
                        "All sides agree.");
        assertThat(run.exitCode()).isZero();
        assertThat(hubSpot.communications().all()).hasSize(1);
        assertThat(salesforce.objects().all("Lead")).hasSize(20);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aSecondRunBringsNothingTwice() {
        once();
        reply("One more");

        assertThat(once().output()).contains("All sides agree.").containsPattern(" 20 +\\d+ +\\d+ +2 .* 1 +0\\n");
        assertThat(hubSpot.communications().all()).hasSize(2);
        assertThat(salesforce.objects().all("Task")).hasSize(2);
        assertThat(mail.getReceivedMessages()).hasSize(2);
    }

    @Test
    void aLeadThatDiffersIsNamed() {
        once();
        SObjectRecord lead = salesforce.objects().all("Lead").get(0);
        salesforce.objects().edit("Lead", lead.id(), "FirstName", "Changed");

        Run run = once();

        assertThat(run.output())
                .contains("Salesforce, 20 Leads, 1 Tasks: 1 difference")
                .contains(lead.value("Salesflow_Key__c").orElseThrow() + ": FirstName is '")
                .contains("in Salesflow and 'Changed' in Salesforce")
                .contains("They differ.");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aLeadOrTaskThatIsMissingIsNamed() {
        once();
        salesforce
                .objects()
                .delete("Task", salesforce.objects().all("Task").get(0).id());
        salesforce
                .objects()
                .delete("Lead", salesforce.objects().all("Lead").get(1).id());

        assertThat(once().output())
                .contains(": in Salesflow, but not in Salesforce")
                .containsPattern("message \\d+ of member \\d+: has 0 Tasks in Salesforce, and not one");
    }

    @Test
    void aTaskOfAnotherTextOrPersonIsNamed() {
        once();
        String task = salesforce.objects().all("Task").get(0).id();
        String writer = salesforce.objects().all("Task").get(0).value("WhoId").orElseThrow();
        String another = salesforce.objects().all("Lead").stream()
                .map(SObjectRecord::id)
                .filter(lead -> !lead.equals(writer))
                .findFirst()
                .orElseThrow();
        salesforce.objects().edit("Task", task, "Description", "Something else");
        salesforce.objects().edit("Task", task, "WhoId", another);
        salesforce.objects().edit("Task", task, "Salesflow_Sent_At__c", "2001-01-01T00:00:00.000+0000");

        assertThat(once().output())
                .contains(
                        "its Task in Salesforce is that of somebody else",
                        "its Task in Salesforce has another text",
                        "its Task in Salesforce has another time");
    }

    @Test
    void aMailThatIsMissingIsNamed() throws Exception {
        once();
        mail.purgeEmailFromAllMailboxes();

        Run run = once();

        assertThat(run.output())
                .contains("Mailbox, 1 mails: 1 difference")
                .containsPattern("message \\d+ of member \\d+: there is no mail of it");
        assertThat(run.exitCode()).isEqualTo(1);
    }

    @Test
    void aMessageThatIsMissingFromItsTimelineIsNamed() {
        hubSpot.faults().next(10, "/communications/batch/create", Fault.status(400));

        assertThat(once().output())
                .containsPattern("message \\d+ of member \\d+: is 0 times on the timeline of .* in HubSpot, and not 1");
    }

    @Test
    void onlyRepliesSinceThatDayAreMailedAndCompared() {
        LocalDate tomorrowInTheSandbox =
                salesflow.clock().instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(1);
        environment.putAll(systems.environment(tomorrowInTheSandbox));

        assertThat(once().output()).contains("Mailbox, 0 mails: the same", "All sides agree.");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "HUBSPOT_.*, 0, 20, 1",
        "SALESFORCE_.*, 20, 0, 1",
        "MAIL_.*, 20, 20, 0",
        "(HUBSPOT|SALESFORCE)_.*, 0, 0, 1",
        "(HUBSPOT|MAIL)_.*, 0, 20, 0"
    })
    void onlySystemsThatAreGivenTakePart(String withoutVariables, int contacts, int leads, int mails) {
        environment.keySet().removeIf(name -> name.matches(withoutVariables));

        assertThat(once().output()).contains("All sides agree.");
        assertThat(hubSpot.contacts().count()).isEqualTo(contacts);
        assertThat(salesforce.objects().all("Lead")).hasSize(leads);
        assertThat(mail.getReceivedMessages()).hasSize(mails);
    }

    @Test
    void withoutAMailboxToReadMailsAreSentAndNotCompared() {
        environment.remove("IMAP_HOST");

        Run run = once();

        assertThat(run.output()).contains("Mailbox: not compared");
        assertThat(run.exitCode()).isZero();
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void noSecretIsLoggedByTheProgramOrTheClientsOfHubSpotAndMail() {
        List<String> lines = new CopyOnWriteArrayList<>();
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent line) {
                lines.add(line.getFormattedMessage());
            }
        };
        appender.start();
        LOGGERS.forEach(logger -> {
            logger.addAppender(appender);
            logger.setAdditive(false);
            logger.setLevel(Level.TRACE);
        });
        Run run;
        try {
            run = once();
        } finally {
            LOGGERS.forEach(logger -> {
                logger.setLevel(null);
                logger.setAdditive(true);
                logger.detachAppender(appender);
            });
        }

        assertThat(run.exitCode()).isZero();
        assertThat(lines).isNotEmpty();
        assertThat(lines.stream().filter(line -> line.contains("canary"))).isEmpty();
        assertThat(run.output()).doesNotContain("canary");
    }

    private void reply(String text) {
        salesflow
                .account()
                .contact(salesflow.campaign().contacts().get(0).memberId())
                .reply(text);
    }

    private Run once() {
        return Run.of(environment, "--once", "--state", folder.resolve("state").toString());
    }
}
