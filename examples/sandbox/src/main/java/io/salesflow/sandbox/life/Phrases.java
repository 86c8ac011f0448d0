package io.salesflow.sandbox.life;

import io.salesflow.sandbox.account.SeededDice;
import java.util.List;

/** What people write. Some of it lost its characters on the way, as in the service. */
final class Phrases {

    private static final List<String> INVITATIONS = List.of(
            "Hi, I'd like to add you to my network.",
            "We work in the same field - let's connect!",
            "Hello, I read your post on supply chains & liked it.");
    private static final List<String> FOLLOW_UPS = List.of(
            "Thanks for connecting! May I show you what we do?",
            "Did you have a moment to look at my last message?",
            "I won't bother you again - just let me know if timing is better in spring.");
    private static final List<String> REPLIES = List.of(
            "Congratulations!",
            "I look forward to staying in touch!",
            "Sounds interesting, can you send me a quote?",
            "???? ???? ???? ",
            "No thanks, we're all set.",
            "Let's talk on Tuesday <after 3pm> \"my time\"",
            "????",
            "Grüße aus Zürich, gerne nächste Woche.");

    private Phrases() {}

    static String invitation(SeededDice dice) {
        return INVITATIONS.get(dice.below(1001, INVITATIONS.size()));
    }

    static String followUp(int round) {
        return FOLLOW_UPS.get((round - 1) % FOLLOW_UPS.size());
    }

    static String reply(SeededDice dice, int round) {
        return REPLIES.get(dice.below(1002L + round, REPLIES.size()));
    }
}
