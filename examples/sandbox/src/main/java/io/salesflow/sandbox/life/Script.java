package io.salesflow.sandbox.life;

import io.salesflow.sandbox.account.SeededDice;
import java.time.Duration;

/** What becomes of a contact: everything is settled by the seed and the contact's id. */
final class Script {

    static final int MOST_FOLLOW_UPS = 3;

    private static final int MOST_REPLIES = 3;
    private static final double ANOTHER_REPLY = 0.4;
    private static final double WITH_MESSAGE = 0.8;
    private static final long SHORTEST_ANSWER_SECONDS = 60;

    private final SeededDice dice;
    private final LifeSettings settings;

    Script(SeededDice dice, LifeSettings settings, int memberId) {
        this.dice = dice.of(memberId);
        this.settings = settings;
    }

    boolean fails() {
        return dice.happens(1, settings.failureRate());
    }

    boolean accepts() {
        return dice.happens(2, settings.acceptanceRate());
    }

    /** The text that comes with the invitation, or null. */
    String invitation() {
        return dice.happens(3, WITH_MESSAGE) ? Phrases.invitation(dice) : null;
    }

    Duration untilAcceptance() {
        return answerTime(4);
    }

    Duration untilWithdrawal() {
        return settings.withdrawnAfter().plusSeconds(dice.below(5, 3600));
    }

    /** Whether the contact replies after so many follow-ups. */
    boolean repliesAfter(int followUps) {
        return dice.happens(10L + followUps, settings.replyRate());
    }

    Duration untilReply(int round) {
        return answerTime(20L + round);
    }

    boolean repliesOnceMore(int round) {
        return round < MOST_REPLIES && dice.happens(30L + round, ANOTHER_REPLY);
    }

    String reply(int round) {
        return Phrases.reply(dice, round);
    }

    /** Whether somebody marks the contact: interested, not interested, or null for not at all. */
    Boolean mark() {
        double fraction = dice.fraction(40);
        if (fraction < settings.interestRate()) {
            return true;
        }
        return fraction < settings.interestRate() * 1.5 ? false : null;
    }

    Duration untilMark() {
        return Duration.ofMinutes(1L + dice.below(41, 30));
    }

    private Duration answerTime(long subject) {
        long span = Math.max(1, settings.slowestAnswer().toSeconds() - SHORTEST_ANSWER_SECONDS);
        return Duration.ofMillis(1000L * (SHORTEST_ANSWER_SECONDS + (long) (dice.fraction(subject) * span))
                + dice.below(subject + 1000, 1000));
    }
}
