package io.salesflow.camel;

import static org.assertj.core.api.Assertions.assertThat;

import io.salesflow.camel.Steps.Step;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@link FeedsLoseNothingTest} asks would not hold for feeds that make a {@link Mistake}: some history shows it. */
class FeedsThatAreWrongAreCaughtTest {
    private static final Logger LOG = LoggerFactory.getLogger(FeedsThatAreWrongAreCaughtTest.class);
    private static final int MOST_HISTORIES = 3000;
    private static final ConsumedSandbox SANDBOX = new ConsumedSandbox();

    @BeforeContainer
    static void start() {
        SANDBOX.start();
    }

    @AfterContainer
    static void stop() {
        SANDBOX.close();
    }

    @Property
    void eachMistakeIsCaught(@ForAll Mistake mistake) {
        RandomGenerator<List<Step>> histories = Steps.ofContacts().generator(MOST_HISTORIES, false);
        Random random = new Random(20261121);
        int tried = 0;
        AssertionError caught = null;
        while (caught == null && tried < MOST_HISTORIES) {
            tried++;
            try {
                mistake.history(SANDBOX.anew().contacts())
                        .happen(histories.next(random).value());
            } catch (AssertionError e) {
                caught = e;
            }
        }
        assertThat(caught).as("%s in %d histories", mistake, tried).isNotNull();
        LOG.info("{} was caught by history {}: {}", mistake, tried, caught.getMessage());
    }
}
