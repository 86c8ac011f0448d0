package io.salesflow.camel.routes.mail;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Stands before a mail server and lets mails through, or not. */
public final class SmtpGate implements AutoCloseable {
    private final ServerSocket socket;
    private final int serverPort;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    private volatile String greeting;
    private volatile boolean isSilent;
    private volatile int answersToLose;
    private volatile int deliveries;

    SmtpGate(int serverPort) {
        this.serverPort = serverPort;
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Commands that match are answered so, and don't reach the server; mails are commands, too. */
    public void refuse(Predicate<String> command, String answer) {
        refusals.add(new Refusal(command, answer));
    }

    /** Connections are answered so, and closed. */
    public void close(String farewell) {
        greeting = farewell;
    }

    /** Connections are not answered. */
    void fallSilent() {
        isSilent = true;
    }

    /** Everything gets through. */
    public void open() {
        greeting = null;
        isSilent = false;
        refusals.clear();
    }

    /** The server takes the next mails, but nobody hears that it did. */
    void loseAnswers(int count) {
        answersToLose = count;
    }

    /** How many mails the server took. */
    int deliveries() {
        return deliveries;
    }

    @Override
    public void close() throws IOException {
        socket.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (Line client = new Line(connection)) {
            if (isSilent) {
                client.read();
                return;
            }
            if (greeting != null) {
                client.write(greeting);
                return;
            }
            try (Line server = new Line(new Socket(InetAddress.getLoopbackAddress(), serverPort))) {
                client.write(server.answer());
                String command = client.read();
                while (command != null && pass(command, client, server)) {
                    command = client.read();
                }
            }
        } catch (IOException e) {
            // the connection is gone, which the client notices, too
        }
    }

    private boolean pass(String command, Line client, Line server) throws IOException {
        if (!command.equalsIgnoreCase("DATA")) {
            String refusal = refusal(command);
            client.write(refusal == null ? server.ask(command) : refusal);
            return true;
        }
        client.write("354 Go on");
        List<String> mail = client.readMail();
        String refusal = refusal(String.join("\n", mail));
        if (refusal != null) {
            server.ask("RSET");
            client.write(refusal);
            return true;
        }
        server.ask(command);
        String answer = server.ask(String.join("\r\n", mail));
        if (answer.startsWith("2")) {
            deliveries++;
        }
        if (answersToLose > 0) {
            answersToLose--;
            return false;
        }
        client.write(answer);
        return true;
    }

    private String refusal(String command) {
        return refusals.stream()
                .filter(refusal -> refusal.command.test(command))
                .map(Refusal::answer)
                .findFirst()
                .orElse(null);
    }

    private record Refusal(Predicate<String> command, String answer) {}

    private static final class Line implements Closeable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Line(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        String read() throws IOException {
            return in.readLine();
        }

        /** The lines up to the one with a dot, which is the last. */
        List<String> readMail() throws IOException {
            List<String> lines = new ArrayList<>();
            String line = read();
            while (line != null && !line.equals(".")) {
                lines.add(line);
                line = read();
            }
            lines.add(".");
            return lines;
        }

        String ask(String command) throws IOException {
            write(command);
            return answer();
        }

        String answer() throws IOException {
            StringBuilder answer = new StringBuilder();
            String line = read();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                answer.append(line).append("\r\n");
                line = read();
            }
            return answer.append(line).toString();
        }

        void write(String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
