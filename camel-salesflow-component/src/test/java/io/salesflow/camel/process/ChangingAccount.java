package io.salesflow.camel.process;

import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.SandboxContact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** An account whose contacts change at random. Each change gives a contact an e-mail address that nobody had before. */
final class ChangingAccount {
    private static final int MOST_SECONDS = 3;

    private final SalesflowSandbox sandbox;
    private final Random random;
    private final List<SandboxContact> contacts = new ArrayList<>();
    private int changes;

    ChangingAccount(SalesflowSandbox sandbox, Random random) {
        this.sandbox = sandbox;
        this.random = random;
    }

    synchronized void add(int count) {
        for (int i = 0; i < count; i++) {
            String email = nextEmail();
            contacts.add(sandbox.campaign()
                    .addContact("https://www.linkedin.com/in/person-" + changes, contact -> contact.email(email)));
        }
    }

    /** Somebody comes, changes or goes. */
    synchronized void change() {
        sandbox.clock().advance(Duration.ofSeconds(random.nextInt(MOST_SECONDS)));
        int dice = random.nextInt(10);
        if (contacts.isEmpty() || dice < 3) {
            add(1);
        } else if (dice < 9) {
            String email = nextEmail();
            contacts.get(random.nextInt(contacts.size())).edit(contact -> contact.email(email));
        } else {
            contacts.remove(random.nextInt(contacts.size())).delete();
        }
    }

    synchronized void editAll() {
        sandbox.clock().advance(Duration.ofSeconds(1));
        contacts.forEach(contact -> contact.edit(edit -> edit.email(nextEmail())));
    }

    /** Everybody's e-mail address now, by identity. */
    synchronized Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (Contact contact : sandbox.account().contacts().stream().toList()) {
            contents.put(Integer.toString(contact.memberId()), contact.profile().email());
        }
        return contents;
    }

    private String nextEmail() {
        return "address-" + ++changes + "@example.com";
    }
}
