package io.salesflow.camel;

import io.salesflow.camel.api.SalesflowRecord;
import io.salesflow.camel.feed.ElementSource;
import java.io.IOException;
import java.time.Instant;

/** A list that is read otherwise than it should be, by the methods that a subclass replaces. */
class AlteredList implements ElementSource {
    private final ElementSource list;

    AlteredList(ElementSource list) {
        this.list = list;
    }

    /** From when on it is read. */
    Instant from(Instant asked) {
        return asked;
    }

    /** Sees an entry. */
    void see(SalesflowRecord entry) {
        // of no account
    }

    /** Whether there is another entry. */
    boolean hasNext(ElementSource.Elements answer) {
        return answer.hasNext();
    }

    @Override
    public boolean isFilterable() {
        return list.isFilterable();
    }

    @Override
    public ElementSource.Elements read(Instant from) {
        ElementSource.Elements answer = list.read(from(from));
        return new ElementSource.Elements() {
            @Override
            public boolean hasNext() {
                return AlteredList.this.hasNext(answer);
            }

            @Override
            public SalesflowRecord next() {
                SalesflowRecord next = answer.next();
                see(next);
                return next;
            }

            @Override
            public void close() throws IOException {
                answer.close();
            }
        };
    }
}
