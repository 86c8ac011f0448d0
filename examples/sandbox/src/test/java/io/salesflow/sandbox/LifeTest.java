package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.sandbox.account.AccountStatus;
import io.salesflow.sandbox.account.CampaignStatus;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.ContactEdit;
import io.salesflow.sandbox.account.MemberStatus;
import io.salesflow.sandbox.account.RunOn;
import io.salesflow.sandbox.account.SandboxContact;
import io.salesflow.sandbox.life.LifeSettings;
import io.salesflow.sandbox.time.SandboxClock;
import io.salesflow.sandbox.webhook.WebhookDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifeTest {

    @Test
    void goesOnOnlyWhileACampaignRuns() {
        try (SalesflowSandbox sandbox = SalesflowSandbox.start()) {
            addContacts(sandbox, 10);
            assertThat(sandbox.life().run(Duration.ofDays(1))).isZero();

            sandbox.campaign().start();
            assertThat(sandbox.life().run(Duration.ofHours(1))).isGreaterThanOrEqualTo(10);
            assertThat(sandbox.campaign().tally().inviteable()).isZero();
        }
    }

    @Test
    void bringsAcceptedAndWithdrawnInvitationsAndReplies() {
        try (SalesflowSandbox sandbox = SalesflowSandbox.start()) {
            addContacts(sandbox, 100);
            sandbox.campaign().start();
            sandbox.life().run(Duration.ofDays(20));

            assertThat(sandbox.campaign().tally().connected()).isBetween(25, 65);
            assertThat(sandbox.campaign().tally().withdrawn()).isBetween(25, 75);
            assertThat(sandbox.campaign().tally().invited()).isZero();
            assertThat(sandbox.account().conversations())
                    .anyMatch(conversation -> conversation.received().size() > 1)
                    .anyMatch(conversation -> conversation.followUps() == 3)
                    .anyMatch(conversation -> Boolean.TRUE.equals(conversation.interested()))
                    .anyMatch(conversation -> Boolean.FALSE.equals(conversation.interested()));
            assertThat(sandbox.account().contacts())
                    .allMatch(contact -> contact.profile().publicIdentifier() != null
                            || contact.status().has(MemberStatus.ERROR));
            assertThat(sandbox.clock().instant()).isEqualTo(SandboxClock.START.plus(Duration.ofDays(20)));
        }
    }

    @Test
    void isTheSameForTheSameSeedHoweverItIsCutIntoPieces() {
        List<Contact> inOnePiece = afterALife(7, Duration.ofDays(5), 1);
        List<Contact> inPieces = afterALife(7, Duration.ofHours(1), 120);

        assertThat(inPieces).isEqualTo(inOnePiece);
        assertThat(afterALife(8, Duration.ofDays(5), 1)).isNotEqualTo(inOnePiece);
    }

    @Test
    void catchesUpWithAClockThatWasMoved() {
        try (SalesflowSandbox sandbox = SalesflowSandbox.start()) {
            addContacts(sandbox, 3);
            sandbox.campaign().start();
            sandbox.life().catchUp();
            sandbox.clock().advance(Duration.ofMinutes(30));
            sandbox.life().catchUp();

            List<Instant> times = sandbox.campaign().contacts().stream()
                    .map(Contact::lastModifiedAt)
                    .sorted()
                    .toList();
            assertThat(times.get(0)).isEqualTo(SandboxClock.START);
            assertThat(times)
                    .doesNotHaveDuplicates()
                    .allMatch(time -> time.isBefore(sandbox.clock().instant()));
        }
    }

    @Test
    void leavesAloneWhatWasChangedByHand() {
        try (SalesflowSandbox sandbox = SalesflowSandbox.start()) {
            List<SandboxContact> contacts = addContacts(sandbox, 20);
            sandbox.campaign().start();
            sandbox.life().run(Duration.ofHours(2));
            contacts.forEach(contact -> contact.status(MemberStatus.DISCONNECTED));
            contacts.get(0).delete();
            sandbox.life().run(Duration.ofDays(30));

            assertThat(sandbox.campaign().contacts()).hasSize(19).allMatch(contact -> contact.status()
                    .has(MemberStatus.DISCONNECTED));
        }
    }

    @Test
    void resumesAPausedCampaignAtItsTime() {
        try (SalesflowSandbox sandbox = SalesflowSandbox.start()) {
            addContacts(sandbox, 1);
            sandbox.campaign().pauseUntil(SandboxClock.START.plus(Duration.ofHours(3)));

            sandbox.life().run(Duration.ofHours(2));
            assertThat(sandbox.campaign().status()).isEqualTo(CampaignStatus.PAUSED);
            sandbox.life().run(Duration.ofHours(2));
            assertThat(sandbox.campaign().status()).isEqualTo(CampaignStatus.RUNNING);
            assertThat(sandbox.campaign().tally().inviteable()).isZero();
        }
    }

    @Test
    void blocksAccountsWhereThatWasAskedFor() {
        LifeSettings blocking = LifeSettings.defaults().withBlocks(1.0, Duration.ofHours(6));
        try (SalesflowSandbox sandbox =
                SalesflowSandbox.builder().life(blocking).start()) {
            addContacts(sandbox, 500);
            sandbox.campaign().start();
            sandbox.life().run(Duration.ofHours(17));

            assertThat(sandbox.account().status()).isEqualTo(AccountStatus.BLOCKED);
            assertThat(sandbox.campaign().status()).isEqualTo(CampaignStatus.PAUSED);
            int left = sandbox.campaign().tally().inviteable();
            sandbox.life().run(Duration.ofHours(6));
            assertThat(sandbox.account().status()).isEqualTo(AccountStatus.ACTIVE);
            assertThat(sandbox.campaign().tally().inviteable()).isEqualTo(left);
        }
    }

    @Test
    void looksAfterContactsThatWereInvitedBeforeItBegan() {
        try (SalesflowSandbox sandbox = SalesflowSandbox.builder().members(300).start()) {
            int invited = sandbox.campaign().tally().invited();
            assertThat(invited).isPositive();
            sandbox.campaign().start();
            sandbox.life().run(Duration.ofDays(30));

            assertThat(sandbox.campaign().tally().invited()).isZero();
        }
    }

    @Test
    void callsTheWebhooksOfWhatHappens() throws InterruptedException {
        try (WebhookReceiver receiver = new WebhookReceiver();
                SalesflowSandbox sandbox = SalesflowSandbox.start()) {
            for (RunOn runOn : RunOn.values()) {
                sandbox.account().change(account -> account.webhooks()
                        .attach(
                                account.webhooks()
                                        .create(runOn.name(), receiver.url(), null)
                                        .webhookId(),
                                sandbox.campaign().id(),
                                runOn));
            }
            addContacts(sandbox, 60);
            sandbox.campaign().start();
            sandbox.life().run(Duration.ofDays(20));

            assertThat(sandbox.webhooks().awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(sandbox.webhookDeliveries())
                    .allMatch(WebhookDelivery::succeeded)
                    .hasSameSizeAs(receiver.bodies())
                    .extracting(WebhookDelivery::runOn)
                    .contains(RunOn.values());
            long connected = sandbox.webhookDeliveries().stream()
                    .filter(delivery -> delivery.runOn() == RunOn.MEMBER_CONNECTED)
                    .count();
            assertThat(connected).isEqualTo(sandbox.campaign().tally().connected());
        }
    }

    private static List<Contact> afterALife(long seed, Duration piece, int pieces) {
        try (SalesflowSandbox sandbox =
                SalesflowSandbox.builder().seed(seed).members(200).start()) {
            sandbox.campaign().start();
            for (int index = 0; index < pieces; index++) {
                sandbox.life().run(piece);
            }
            return sandbox.account().contacts().stream().toList();
        }
    }

    private static List<SandboxContact> addContacts(SalesflowSandbox sandbox, int count) {
        return java.util.stream.IntStream.range(0, count)
                .mapToObj(index -> sandbox.campaign()
                        .addContact("https://www.linkedin.com/in/person-" + index, ContactEdit::keepLastModifiedAt))
                .toList();
    }
}
