package io.salesflow.sandbox.http;

import io.salesflow.sandbox.account.CampaignSnapshot;
import io.salesflow.sandbox.account.Contact;
import io.salesflow.sandbox.account.ContactForm;
import io.salesflow.sandbox.account.ContactPage;
import java.io.IOException;
import java.io.OutputStream;

/** A JSON array of contacts on its way out. Pages that were written before are not encoded again. */
abstract class ContactArray implements CampaignSnapshot.Visitor<IOException> {

    private final Json.ElementWriter<Contact> writer;
    private boolean begun;

    ContactArray(Json.ElementWriter<Contact> writer) {
        this.writer = writer;
    }

    static ContactArray plain(OutputStream out, ContactForm form, Json.ElementWriter<Contact> writer) {
        return new Plain(out, form, writer);
    }

    static ContactArray compressed(OutputStream out, ContactForm form, Json.ElementWriter<Contact> writer)
            throws IOException {
        return new Compressed(new GzipJoin(out), form, writer);
    }

    abstract void write(byte[] bytes) throws IOException;

    abstract boolean isEmpty(byte[] keptPage);

    abstract void writeKept(byte[] keptPage) throws IOException;

    abstract byte[] kept(ContactPage page);

    @Override
    public void page(ContactPage page) throws IOException {
        byte[] kept = kept(page);
        if (!isEmpty(kept)) {
            separate();
            writeKept(kept);
        }
    }

    @Override
    public void contact(Contact contact) throws IOException {
        separate();
        write(Json.bytes(generator -> writer.write(generator, contact)));
    }

    void end() throws IOException {
        if (!begun) {
            write(new byte[] {'['});
        }
        write(new byte[] {']'});
    }

    byte[] encoded(ContactPage page) {
        return Json.sequence(page, writer);
    }

    private void separate() throws IOException {
        write(new byte[] {(byte) (begun ? ',' : '[')});
        begun = true;
    }

    private static final class Plain extends ContactArray {
        private final OutputStream out;
        private final ContactForm form;

        Plain(OutputStream out, ContactForm form, Json.ElementWriter<Contact> writer) {
            super(writer);
            this.out = out;
            this.form = form;
        }

        @Override
        void write(byte[] bytes) throws IOException {
            out.write(bytes);
        }

        @Override
        boolean isEmpty(byte[] keptPage) {
            return keptPage.length == 0;
        }

        @Override
        void writeKept(byte[] keptPage) throws IOException {
            out.write(keptPage);
        }

        @Override
        byte[] kept(ContactPage page) {
            return page.encoded(form, this::encoded);
        }
    }

    private static final class Compressed extends ContactArray {
        private final GzipJoin gzip;
        private final ContactForm form;

        Compressed(GzipJoin gzip, ContactForm form, Json.ElementWriter<Contact> writer) {
            super(writer);
            this.gzip = gzip;
            this.form = form;
        }

        @Override
        void write(byte[] bytes) throws IOException {
            gzip.addStored(bytes);
        }

        @Override
        boolean isEmpty(byte[] keptPage) {
            return DeflatedPart.of(keptPage).plainLength() == 0;
        }

        @Override
        void writeKept(byte[] keptPage) throws IOException {
            gzip.add(DeflatedPart.of(keptPage));
        }

        @Override
        byte[] kept(ContactPage page) {
            return page.encoded(form, one -> DeflatedPart.deflate(encoded(one)).packed());
        }

        @Override
        void end() throws IOException {
            super.end();
            gzip.end();
        }
    }
}
