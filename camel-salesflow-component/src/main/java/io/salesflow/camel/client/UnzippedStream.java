package io.salesflow.camel.client;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * What was compressed with gzip. At its end the compressed stream is read to its own, so that the connection can be used
 * again. The HTTP client's own decoder reads in pieces of half a kilobyte, which shows in a long list.
 */
final class UnzippedStream extends FilterInputStream {
    private final InputStream compressed;

    UnzippedStream(InputStream compressed, int bufferBytes) throws IOException {
        super(new GZIPInputStream(compressed, bufferBytes));
        this.compressed = compressed;
    }

    @Override
    public int read() throws IOException {
        return atEnd(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return atEnd(super.read(bytes, offset, length));
    }

    private int atEnd(int read) throws IOException {
        if (read == -1) {
            while (compressed.read() != -1) {
                continue;
            }
        }
        return read;
    }
}
