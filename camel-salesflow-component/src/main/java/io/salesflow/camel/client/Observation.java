package io.salesflow.camel.client;

import io.salesflow.camel.api.Operation;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request, as its observer is told of it: its end once, whoever comes to it first. */
final class Observation {
    private final CallObserver observer;
    private final CallTracer.Request traced;
    private final Operation operation;
    private final long begin = System.nanoTime();
    private final AtomicBoolean isEnded = new AtomicBoolean();
    private volatile Duration took;

    Observation(CallObserver observer, CallTracer.Request traced, Operation operation) {
        this.observer = observer;
        this.traced = traced;
        this.operation = operation;
    }

    /** The answer is there or, if it is a stream, has begun: then its end is that of the request. */
    void answered(Object answer) {
        took = sinceBegin();
        if (!(answer instanceof AnswerIterator) && !(answer instanceof InputStream)) {
            ended();
        }
    }

    void ended() {
        end(CallOutcome.OK, 0);
    }

    void failed(Throwable failure) {
        int status = failure instanceof SalesflowException answered ? answered.getHttpResponseCode() : 0;
        end(CallOutcome.of(failure), status);
    }

    void lost() {
        end(CallOutcome.CONNECTION, 0);
    }

    /** The same stream, of which the observer is told what is read. */
    InputStream counted(InputStream answer) {
        return observer == CallObserver.NONE ? answer : new CountedStream(answer);
    }

    private void end(CallOutcome outcome, int status) {
        if (isEnded.compareAndSet(false, true)) {
            traced.end(outcome, status);
            observer.ended(operation, outcome, took == null ? sinceBegin() : took);
        }
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private final class CountedStream extends FilterInputStream {
        CountedStream(InputStream answer) {
            super(answer);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read == -1 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int bytes) {
            if (bytes > 0) {
                observer.read(operation, bytes);
            }
        }
    }
}
