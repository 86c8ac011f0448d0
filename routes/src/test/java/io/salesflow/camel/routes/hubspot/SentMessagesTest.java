package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.api.ReceivedMessage;
import io.salesflow.camel.routes.hubspot.MessageWriter.Addressed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SentMessagesTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final Instant LATER = START.plus(Duration.ofDays(2));

    private final SentMessages sent = new SentMessages(START, 2);

    @Test
    void whatIsOlderThanTheStartMayHaveBeenSentAlsoByAClockThatIsWrong() {
        assertThat(sent.mayHave(message("1", START))).isTrue();
        assertThat(sent.mayHave(message("2", START.plus(Duration.ofHours(14))))).isTrue();
        assertThat(sent.mayHave(message("3", LATER))).isFalse();
    }

    @Test
    void whatWasSentSinceMayHaveBeenSentHoweverOftenOthersWere() {
        sent.add(List.of(message("1", LATER)));
        sent.add(List.of(message("2", LATER)));

        assertThat(sent.mayHave(message("1", LATER))).isTrue();
        assertThat(sent.mayHave(message("3", LATER))).isFalse();
    }

    @Test
    void whereItIsTooMuchToRememberAllUpToTheLatestMayHaveBeenSent() {
        sent.add(List.of(message("1", LATER.plusSeconds(1)), message("2", LATER.plusSeconds(9)), message("3", LATER)));

        assertThat(sent.mayHave(message("1", LATER.plusSeconds(1)))).isTrue();
        assertThat(sent.mayHave(message("2", LATER.plusSeconds(9)))).isTrue();
        assertThat(sent.mayHave(message("4", LATER.plusSeconds(8)))).isTrue();
        assertThat(sent.mayHave(message("5", LATER.plusSeconds(10)))).isFalse();
    }

    private static Addressed message(String key, Instant time) {
        ReceivedMessage message = new ReceivedMessage(1L, null, 1L, time, "Hello", null, null, Map.of());
        return new Addressed(new MessageEntry(key, message, null), key, "1");
    }
}
