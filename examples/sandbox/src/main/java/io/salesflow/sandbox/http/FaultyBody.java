package io.salesflow.sandbox.http;

import io.salesflow.sandbox.fault.Fault;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;

/** Bodies that go wrong on their way. */
final class FaultyBody {

    /** The connection has to be reset now. */
    static final class CutException extends IOException {
        CutException() {
            super("Cut by a fault");
        }
    }

    private FaultyBody() {}

    static Answer.Body of(Fault fault, Answer.Body body) {
        if (fault instanceof Fault.Cut cut) {
            return out -> body.write(new Limited(out, cut.bytes(), true));
        }
        if (fault instanceof Fault.Truncated truncated) {
            return truncated.bytes() == null
                    ? out -> writeHalf(body, out)
                    : out -> body.write(new Limited(out, truncated.bytes(), false));
        }
        if (fault instanceof Fault.SlowDrip drip) {
            return out -> body.write(new Dripping(out, drip));
        }
        if (fault instanceof Fault.Rewritten rewritten) {
            return out -> JsonRewriter.rewrite(whole(body), rewritten.rewrite(), out);
        }
        return body;
    }

    private static void writeHalf(Answer.Body body, OutputStream out) throws IOException {
        byte[] bytes = whole(body);
        out.write(bytes, 0, bytes.length / 2);
    }

    private static byte[] whole(Answer.Body body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        body.write(bytes);
        return bytes.toByteArray();
    }

    /** Lets so many bytes pass; then it cuts the connection, or swallows the rest. */
    private static final class Limited extends FilterOutputStream {
        private final boolean cutting;
        private long left;

        Limited(OutputStream out, long limit, boolean cutting) {
            super(out);
            this.left = limit;
            this.cutting = cutting;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int passed = (int) Math.min(count, left);
            out.write(bytes, offset, passed);
            left -= passed;
            if (passed < count && cutting) {
                out.flush();
                throw new CutException();
            }
        }
    }

    /** Sends the bytes in small pieces. */
    private static final class Dripping extends FilterOutputStream {
        private final Fault.SlowDrip drip;

        Dripping(OutputStream out, Fault.SlowDrip drip) {
            super(out);
            this.drip = drip;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int sent = 0;
            while (sent < count) {
                int piece = Math.min(drip.bytesPerInterval(), count - sent);
                out.write(bytes, offset + sent, piece);
                out.flush();
                sent += piece;
                pause();
            }
        }

        private void pause() throws IOException {
            try {
                Thread.sleep(drip.interval().toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted while dripping");
            }
        }
    }
}
