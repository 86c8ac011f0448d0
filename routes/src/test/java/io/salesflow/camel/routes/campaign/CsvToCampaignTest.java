package io.salesflow.camel.routes.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.salesflow.camel.client.SalesflowAuthenticationException;
import io.salesflow.camel.client.SalesflowConnectionException;
import io.salesflow.camel.routes.BeforeSending;
import io.salesflow.sandbox.account.SandboxCampaign;
import io.salesflow.sandbox.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who comes into the campaign from files, and what happens when it fails. */
class CsvToCampaignTest extends CsvRouteTest {

    @Test
    void whoIsThereAlreadyIsToldAndNotSent() throws IOException {
        SandboxCampaign campaign = salesflow.campaign();
        int memberId = campaign.addContact("linkedin.com/in/ada").id();
        salesflow.account().addCampaign("Another").addContact("linkedin.com/in/bob");
        drop("people.csv", "url,linkedinurl\n,https://linkedin.com/in/Ada/\n,https://linkedin.com/in/bob\n");

        poll();

        assertThat(outcomes("people")).containsExactly("already there", "duplicate");
        assertThat(result("people").get(1)).startsWith("2,already there," + memberId + ",in the campaign");
        assertThat(result("people").get(2)).contains("of this account", "salesflow.import.otherCampaigns");
        assertThat(salesflow.requestCount("members/import")).isZero();
        assertThat(salesflow.requestCount("members/list-by-account")).isEqualTo(1);
    }

    @Test
    void whoIsInAnotherCampaignCanBeTakenAndIsADuplicateToSalesflow() throws IOException {
        salesflow.account().addCampaign("Another").addContact("linkedin.com/in/bob");
        drop("people.csv", "LinkedIn\nhttps://linkedin.com/in/bob\n");

        poll(Map.of("salesflow.import.otherCampaigns", "import"));

        assertThat(contacts()).hasSize(1);
        assertThat(result("people").get(1))
                .startsWith("2,duplicate," + contacts().get(0).memberId())
                .contains("MEMBER_DUPLICATE");
    }

    @ParameterizedTest
    @CsvSource({"422, The profile is not public", "404, No such profile"})
    void whatSalesflowRefusesOrDoesNotFindIsToldInItsWords(int status, String words) throws IOException {
        failOneImport(Fault.envelope(status, words), 0);
        drop("people.csv", people(2));

        poll();

        assertThat(outcomes("people")).containsExactly("refused", "imported");
        assertThat(result("people").get(1)).contains(words);
    }

    @Test
    void ofSeveralRowsOfOneProfileTheFirstThatSalesflowTakesComesIntoTheCampaign() throws IOException {
        failOneImport(Fault.envelope(422, "The name is not that of the profile"), 0);
        drop(
                "people.csv",
                "LinkedIn,First name\nhttps://linkedin.com/in/ada,Bob\nhttps://linkedin.com/in/ada,Ada\n"
                        + "https://linkedin.com/in/ada/,Augusta\n");

        poll();

        assertThat(outcomes("people")).containsExactly("refused", "imported", "duplicate");
        assertThat(result("people").get(3)).contains("the same profile as line 3");
        assertThat(contacts())
                .singleElement()
                .satisfies(contact -> assertThat(contact.profile().firstName()).isEqualTo("Ada"));
    }

    @Test
    void whileItIsNotKnownWhetherTheFirstOfSeveralRowsOfOneProfileWasTakenTheOthersWait() throws IOException {
        failOneImport(Fault.resetBeforeExecution(), 0);
        drop("people.csv", "LinkedIn\nhttps://linkedin.com/in/ada\nhttps://linkedin.com/in/ada\n");
        try (RunningImport running = running(Map.of())) {
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(ImportUnfinishedException.class);
            failOneImport(Fault.envelope(422, "Not him"), 0);
            running.poll();
        }

        assertThat(outcomes("people")).containsExactly("refused", "imported");
        assertThat(salesflow.requestCount("members/import")).isEqualTo(3);
    }

    @Test
    void anImportWhoseAnswerIsLostIsFoundLaterAndNotSentAgain() throws IOException {
        failOneImport(Fault.resetAfterExecution(), 1);
        drop("people.csv", people(3));
        try (RunningImport running = running(Map.of())) {
            assertThat(running.poll()).isEmpty();
            assertThat(running.failures()).singleElement().isInstanceOf(ImportUnfinishedException.class);
            assertThat(filesIn(watched)).contains("people.csv");
            assertThat(running.poll()).singleElement().satisfies(totals -> assertThat(totals.imported())
                    .isEqualTo(1));
        }

        assertThat(contacts()).hasSize(3);
        assertThat(salesflow.requestCount("members/import")).isEqualTo(3);
        assertThat(outcomes("people")).containsExactly("imported", "imported", "imported");
    }

    @Test
    void anImportWithoutAnAnswerIsNotSentAgainBeforeItIsSureThatItTakesNoEffect() throws IOException {
        failOneImport(Fault.resetBeforeExecution(), 0);
        drop("people.csv", people(1));
        Map<String, String> longWait = Map.of("salesflow.import.unansweredWait", "3600000");
        poll(longWait);
        poll(longWait);
        assertThat(salesflow.requestCount("members/import")).isEqualTo(1);
        poll(Map.of());

        assertThat(salesflow.requestCount("members/import")).isEqualTo(2);
        assertThat(outcomes("people")).containsExactly("imported");
    }

    @Test
    void whileSalesflowIsDownTheFileStaysAndGoesOnWhereItWasLeft() throws IOException {
        drop("people.csv", people(5));
        salesflow.faults().on("members/import", Fault.serverError(500)).after(2);
        try (RunningImport running = running(Map.of("salesflow.import.attempts", "9"))) {
            running.poll();
            running.poll();
            assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(ImportUnfinishedException.class)
                    .hasMessageContaining("3 times in a row"));
            salesflow.faults().clear();
            running.poll();
        }

        assertThat(contacts()).hasSize(5);
        assertThat(outcomes("people")).hasSize(5).containsOnly("imported");
    }

    @Test
    void aRateLimitMakesItGoOnWithAnotherPoll() throws IOException {
        drop("people.csv", people(4));
        failOneImport(Fault.rateLimited(Duration.ZERO), 2);
        try (RunningImport running = running(Map.of())) {
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(ImportUnfinishedException.class);
            running.poll();
        }

        assertThat(contacts()).hasSize(4);
        assertThat(salesflow.requestCount("members/import")).isEqualTo(5);
    }

    @Test
    void whileSalesflowAsksToWaitNothingIsSent() throws IOException {
        drop("people.csv", people(2));
        failOneImport(Fault.rateLimited(Duration.ofHours(1)), 0);
        try (RunningImport running = running(Map.of())) {
            running.poll();
            running.poll();
        }

        assertThat(salesflow.requestCount("members/import")).isEqualTo(1);
        assertThat(salesflow.requestCount("members/list-by-account")).isEqualTo(1);
    }

    @Test
    void aListOfContactsThatBreaksOffIsNoReasonToImportAnybody() throws IOException {
        salesflow.campaign().addContact("linkedin.com/in/person-0");
        salesflow.faults().on("members/list-by-account", Fault.truncatedJson()).times(1);
        drop("people.csv", people(2));
        try (RunningImport running = running(Map.of())) {
            running.poll();
            assertThat(salesflow.requestCount("members/import")).isZero();
            running.poll();
        }

        assertThat(contacts()).hasSize(2);
    }

    @Test
    void aFileThatIsReplacedWhileItIsReadIsGoneThroughAgain() throws IOException {
        drop("people.csv", people(2));
        try (RunningImport running = running(Map.of())) {
            BeforeSending.to("members/import", 1, running.camel(), () -> drop("people.csv", people(3)));
            assertThat(running.poll()).isEmpty();
            assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                    .isInstanceOf(ImportUnfinishedException.class)
                    .hasMessageContaining("people.csv was changed while it was read"));
            running.poll();
        }

        assertThat(contacts()).hasSize(3);
        assertThat(outcomes("people")).containsExactly("already there", "already there", "imported");
    }

    @Test
    void aRefusedTokenIsNoFaultOfTheRows() throws IOException {
        drop("people.csv", people(2));
        try (RunningImport running = running(Map.of("camel.component.salesflow.token", "wrong"))) {
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(SalesflowAuthenticationException.class);
        }

        assertThat(filesIn(watched)).contains("people.csv");
    }

    @Test
    void noConnectionIsNoFaultOfTheRows() throws IOException {
        drop("people.csv", people(2));
        try (RunningImport running = running(Map.of("camel.component.salesflow.api-url", "http://127.0.0.1:1/api"))) {
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(SalesflowConnectionException.class);
        }
        poll();

        assertThat(outcomes("people")).containsExactly("imported", "imported");
    }

    @Test
    void anotherProgramGoesOnInTheMiddleOfAFile() throws IOException {
        drop("people.csv", people(6));
        failOneImport(Fault.rateLimited(Duration.ZERO), 3);
        try (RunningImport running = running(Map.of())) {
            running.poll();
        }
        Path unfinished;
        try (Stream<Path> running = Files.list(watched.resolve("running"))) {
            unfinished = running.findFirst().orElseThrow();
        }
        // The last row was not written to its end.
        byte[] bytes = Files.readAllBytes(unfinished);
        Files.write(unfinished, java.util.Arrays.copyOf(bytes, bytes.length - 5));

        poll();

        assertThat(contacts()).hasSize(6);
        assertThat(outcomes("people"))
                .containsExactly("imported", "imported", "already there", "imported", "imported", "imported");
    }

    @Test
    void manyPeopleAreLookedForInOneListForEachBatch() throws IOException {
        drop("people.csv", people(250));

        poll(Map.of("salesflow.import.batchSize", "100"));

        assertThat(contacts()).hasSize(250);
        assertThat(salesflow.requestCount("members/list-by-account")).isEqualTo(3);
        Map<String, Long> rows = result("people").stream()
                .skip(1)
                .collect(Collectors.groupingBy(row -> row.split(",")[0], Collectors.counting()));
        assertThat(rows).hasSize(250).allSatisfy((line, count) -> assertThat(count)
                .isEqualTo(1));
    }

    @Test
    void withoutACampaignItDoesNotStart() {
        Map<String, String> none = Map.of("salesflow.csv-to-campaign.campaignId", "");

        assertThatThrownBy(() -> running(none))
                .rootCause()
                .hasMessage("Property salesflow.csv-to-campaign.campaignId must be the number of a campaign of"
                        + " Salesflow, but is ''");
    }

    @Test
    void aCampaignThatIsNotThereIsNoFaultOfTheRows() throws IOException {
        drop("people.csv", people(2));
        try (RunningImport running = running(Map.of("salesflow.csv-to-campaign.campaignId", "1"))) {
            running.poll();
            assertThat(running.failures()).singleElement().satisfies(failure -> assertThat(failure)
                    .hasMessageStartingWith("There is no campaign 1 in the account"));
        }

        assertThat(filesIn(watched)).contains("people.csv");
        assertThat(salesflow.requestCount("members/import")).isEqualTo(1);
    }

    @Test
    void anImportThatTakesEffectAfterTheTimeoutIsFoundAndNotSentAgain() throws IOException {
        drop("people.csv", people(1));
        failOneImport(Fault.delay(Duration.ofSeconds(3)), 0);
        try (RunningImport running = running(Map.of("camel.component.salesflow.response-timeout", "1000"))) {
            running.poll();
            assertThat(running.failures()).singleElement().isInstanceOf(ImportUnfinishedException.class);
            assertThat(contacts()).isEmpty();
            await().until(() -> !contacts().isEmpty());
            await().until(() -> !running.poll().isEmpty());
        }

        assertThat(contacts()).hasSize(1);
        assertThat(outcomes("people")).containsExactly("imported");
    }
}
