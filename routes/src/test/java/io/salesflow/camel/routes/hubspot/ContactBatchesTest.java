package io.salesflow.camel.routes.hubspot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salesflow.camel.api.Contact;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContactBatchesTest {
    private final ContactBatches batches = new ContactBatches();

    @Test
    void readsNoFurtherThanTheBatchThatIsAskedFor() {
        AtomicInteger read = new AtomicInteger();
        Iterator<Contact> contacts = IntStream.range(0, 1_000)
                .peek(number -> read.incrementAndGet())
                .mapToObj(ContactBatchesTest::contact)
                .iterator();
        batches.setSize(10);

        Iterator<ContactBatch> all = batches.of(contacts);
        assertThat(read).hasValue(0);
        assertThat(all.next().size()).isEqualTo(10);
        assertThat(read).hasValue(10);
    }

    @Test
    void theLastBatchIsShort() {
        Iterator<Contact> contacts =
                IntStream.range(0, 201).mapToObj(ContactBatchesTest::contact).iterator();

        assertThat(batches.of(contacts))
                .toIterable()
                .extracting(ContactBatch::size)
                .containsExactly(100, 100, 1);
    }

    @Test
    void hubSpotTakesNoMoreThanAHundred() {
        assertThatThrownBy(() -> batches.setSize(101)).hasMessageContaining("hubspot.batchSize");
    }

    private static Contact contact(int number) {
        String url = "https://www.linkedin.com/in/person-" + number;
        return new Contact(
                (long) number,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                url,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }
}
