package io.salesflow.camel;

import io.salesflow.camel.Steps.Step;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Whatever happens, in whichever order and however the feed is set: imports, edits within the same second, with old times or
 * none, changes there and back, deletions, replies with unordered numbers and old times, polls that are cut, faults of the
 * server, answers that overlook an element, deliveries that fail or come late, stores that fail, processes that end in the
 * middle of a write, failovers, replays and discards. {@link History} and {@link ModelCrm} say what must hold.
 *
 * <p>A thousand histories are tried of each; {@code -Djqwik.tries.default=100000} tries more. A failure prints the seed and
 * the shortest history that fails.
 */
class FeedsLoseNothingTest {
    private static final ConsumedSandbox SANDBOX = new ConsumedSandbox();

    @BeforeContainer
    static void start() {
        SANDBOX.start();
    }

    @AfterContainer
    static void stop() {
        SANDBOX.close();
    }

    @Property(seed = "20261121", shrinking = ShrinkingMode.FULL)
    void ofContacts(@ForAll("contacts") List<Step> steps, @ForAll("variations") Variation variation) {
        new History(SANDBOX.anew().contacts(), variation).happen(steps);
    }

    @Property(seed = "20261121", shrinking = ShrinkingMode.FULL)
    void ofMessages(@ForAll("messages") List<Step> steps, @ForAll("variations") Variation variation) {
        new History(SANDBOX.anew().messages(), variation).happen(steps);
    }

    @Example
    void ofAReplyThatComesAndGoesWhileTheProcessEnds() {
        new History(SANDBOX.anew().messages(), Variation.USUAL)
                .happen(List.of(
                        new Step(Event.IMPORT, 0, 0),
                        new Step(Event.REPLY, 0, 0),
                        new Step(Event.MARK_INTERESTED, 0, 1),
                        new Step(Event.POLL, 0, 0),
                        new Step(Event.REPLY, 0, 0),
                        new Step(Event.CRASH, 1, 1),
                        new Step(Event.POLL, 0, 0),
                        new Step(Event.REMOVE_MESSAGE, 0, 0)));
    }

    @Provide
    Arbitrary<List<Step>> contacts() {
        return Steps.ofContacts();
    }

    @Provide
    Arbitrary<List<Step>> messages() {
        return Steps.ofMessages();
    }

    @Provide
    Arbitrary<Variation> variations() {
        return Variation.any();
    }
}
