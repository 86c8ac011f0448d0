package io.salesflow.camel.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** A running {@link CopyProgram}, which ends with this. */
final class CopyProcess implements AutoCloseable {
    private final Process process;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private final AtomicLong deliveries = new AtomicLong();
    private final Thread reader;

    private CopyProcess(Process process, LongConsumer afterDelivery) {
        this.process = process;
        this.reader = new Thread(() -> read(afterDelivery), "output-of-" + process.pid());
        reader.start();
    }

    /**
     * Starts one.
     *
     * @param afterDelivery is told the number of each delivery when it was made; the process waits for nobody meanwhile
     */
    static CopyProcess start(Map<String, String> settings, LongConsumer afterDelivery) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CopyProgram.class.getName()))
                .redirectErrorStream(true);
        Map<String, String> environment = new HashMap<>();
        settings.forEach((name, value) -> environment.put(environmentVariable(name), value));
        builder.environment().putAll(environment);
        return new CopyProcess(builder.start(), afterDelivery);
    }

    static String environmentVariable(String setting) {
        return "COPY_" + setting.toUpperCase(Locale.ROOT);
    }

    boolean hasStarted() {
        return log.contains("> " + CopyProgram.STARTED);
    }

    long deliveries() {
        return deliveries.get();
    }

    /** What it said, without the lines of deliveries. */
    String log() {
        return String.join("\n", log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        process.toHandle().destroyForcibly();
    }

    /** SIGSTOP. */
    void stop() throws Exception {
        signal("STOP");
    }

    /** SIGCONT. */
    void goOn() throws Exception {
        signal("CONT");
    }

    /** Waits for its end. */
    void join() throws InterruptedException {
        process.waitFor();
        reader.join();
    }

    @Override
    public void close() {
        kill();
    }

    private void signal(String name) throws Exception {
        int result = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (result != 0) {
            throw new IllegalStateException("Signal " + name + " could not be sent: " + result);
        }
    }

    private void read(LongConsumer afterDelivery) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.equals("> " + CopyProgram.DELIVERED)) {
                    afterDelivery.accept(deliveries.incrementAndGet());
                } else if (!line.equals("> " + CopyProgram.DELIVERING)) {
                    log.add(line);
                }
            }
        } catch (IOException e) {
            log.add("Its output ended: " + e);
        }
    }
}
