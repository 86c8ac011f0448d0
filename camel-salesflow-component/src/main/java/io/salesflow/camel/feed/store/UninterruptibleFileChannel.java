package io.salesflow.camel.feed.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;

/** A file channel that stays open when a thread that uses it is interrupted. MVStore gives it buffers with arrays only. */
class UninterruptibleFileChannel extends FileBaseDefault {
    private final RandomAccessFile file;

    UninterruptibleFileChannel(String name, String mode) throws IOException {
        this.file = new RandomAccessFile(name, mode);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        synchronized (file) {
            file.seek(position);
            int length = file.read(target.array(), target.arrayOffset() + target.position(), target.remaining());
            if (length > 0) {
                target.position(target.position() + length);
            }
            return length;
        }
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        synchronized (file) {
            int length = source.remaining();
            file.seek(position);
            file.write(source.array(), source.arrayOffset() + source.position(), length);
            source.position(source.limit());
            return length;
        }
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    public void force(boolean withMetadata) throws IOException {
        file.getFD().sync();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean isShared) throws IOException {
        return file.getChannel().tryLock(position, size, isShared);
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        if (size < file.length()) {
            file.setLength(size);
        }
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }
}
