package io.salesflow.sandbox.life;

import java.time.Duration;

/**
 * How lively an account is. Probabilities are from 0 to 1.
 *
 * @param invitationInterval the time between two invitations of one campaign
 * @param failureRate invitations that fail
 * @param acceptanceRate invitations that are accepted
 * @param replyRate contacts that reply to the connection message, and to each follow-up
 * @param interestRate contacts that are marked as interested after their reply; half as many as not interested
 * @param slowestAnswer the longest time until an invitation is accepted or a message is replied to
 * @param followUpInterval the time from one message that was not replied to, to the next
 * @param withdrawnAfter when an invitation that was not accepted is withdrawn
 * @param blocksPerDay the probability that LinkedIn blocks an account on a day
 * @param blockedFor how long a block lasts; campaigns stay paused after it
 */
public record LifeSettings(
        Duration invitationInterval,
        double failureRate,
        double acceptanceRate,
        double replyRate,
        double interestRate,
        Duration slowestAnswer,
        Duration followUpInterval,
        Duration withdrawnAfter,
        double blocksPerDay,
        Duration blockedFor) {

    /** An invitation every five minutes, most answers within a working day, nobody blocked. */
    public static LifeSettings defaults() {
        return new LifeSettings(
                Duration.ofMinutes(5),
                0.01,
                0.45,
                0.3,
                0.4,
                Duration.ofHours(8),
                Duration.ofDays(1),
                Duration.ofDays(14),
                0.0,
                Duration.ofDays(2));
    }

    /** The same with another time between two invitations of a campaign. */
    public LifeSettings withInvitationInterval(Duration interval) {
        return new LifeSettings(
                interval,
                failureRate,
                acceptanceRate,
                replyRate,
                interestRate,
                slowestAnswer,
                followUpInterval,
                withdrawnAfter,
                blocksPerDay,
                blockedFor);
    }

    /** The same with accounts that get blocked. */
    public LifeSettings withBlocks(double probabilityPerDay, Duration duration) {
        return new LifeSettings(
                invitationInterval,
                failureRate,
                acceptanceRate,
                replyRate,
                interestRate,
                slowestAnswer,
                followUpInterval,
                withdrawnAfter,
                probabilityPerDay,
                duration);
    }
}
