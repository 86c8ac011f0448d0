package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.feed.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactBatchesTest {
    private final ContactBatches batches = new ContactBatches();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 101})
    void hubSpotTakesNoMoreThanAHundredAndAFeedGivesNoListOfOne(int size) {
        assertThatThrownBy(() -> batches.setSize(size)).hasMessageContaining("hubspot.batchSize");
    }

    @Test
    void aContactThatIsGoneAndThatNobodyRemembersHasNoKey() {
        Change gone = new Change(Change.Kind.DELETED, "17", null, null, List.of(), null, 1);

        assertThat(batches.of(List.of(gone)).withoutKey()).containsExactly("17");
    }
}
