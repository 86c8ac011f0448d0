package io.salesflow.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.salesflow.sandbox.account.Contact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ConcurrentReadersTest extends ApiTest {

    @Test
    void seeEveryEditWholeOrNotAtAll() throws Exception {
        List<Integer> members = new ArrayList<>();
        for (int index = 0; index < 500; index++) {
            members.add(contact("person-" + index).id());
        }
        ExecutorService editors = Executors.newFixedThreadPool(2);
        try {
            Future<?> editing = editors.submit(() -> editAll(members));
            while (!editing.isDone()) {
                assertConsistent(api.get("members/list-contacts-by-accountid").json());
            }
            editing.get(30, TimeUnit.SECONDS);
            assertThat(sandbox.account().contacts())
                    .extracting(Contact::profile)
                    .allMatch(profile -> profile.firstName().equals("round 199"));
        } finally {
            editors.shutdownNow();
        }
    }

    /** All contacts of a round are changed under one lock, so no list may show two rounds at once. */
    private void editAll(List<Integer> members) {
        for (int round = 0; round < 200; round++) {
            String text = "round " + round;
            sandbox.account().change(account -> {
                for (int member : members) {
                    account.contacts().edit(member, edit -> edit.firstName(text).lastName(text));
                }
                return text;
            });
        }
    }

    private static void assertConsistent(JsonNode list) {
        assertThat(list).hasSize(500);
        Set<String> texts = new HashSet<>(texts(list, "FirstName"));
        texts.addAll(texts(list, "LastName"));
        assertThat(texts).hasSize(1);
    }
}
