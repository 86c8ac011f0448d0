package io.salesflow.camel.routes.mail;

import io.salesflow.camel.feed.store.MemoryFeedStore;
import io.salesflow.sandbox.SalesflowSandbox;
import io.salesflow.sandbox.SalesflowSandboxExtension;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The routes between a Salesflow on this machine and a mail server, in both languages. */
@ParameterizedClass
@EnumSource
abstract class MailRoutesTest {
    @RegisterExtension
    static final SalesflowSandboxExtension SALESFLOW = new SalesflowSandboxExtension();

    @RegisterExtension
    final Mailbox mailbox = new Mailbox();

    @TempDir
    Path folder;

    @Parameter
    Language language;

    SalesflowSandbox salesflow;
    MemoryFeedStore store;
    RunningMails running;

    @BeforeEach
    void start() {
        salesflow = SALESFLOW.sandbox();
        store = new MemoryFeedStore();
        running = running();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    /** Ends the program, and starts it again with what it remembers. */
    void restart(String... properties) {
        running.close();
        running = running(properties);
    }

    RunningMails running(String... properties) {
        Map<String, String> more = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            more.put(properties[i], properties[i + 1]);
        }
        return new RunningMails(language, store, salesflow, mailbox.gate(), folder, more);
    }

    List<Mail> mails() {
        return mailbox.mails();
    }

    Mail onlyMail() {
        List<Mail> mails = mails();
        if (mails.size() != 1) {
            throw new AssertionError("There are " + mails.size() + " mails: "
                    + mails.stream().map(Mail::subject).toList());
        }
        return mails.get(0);
    }
}
