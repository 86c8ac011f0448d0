package io.salesflow.jbang;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody with a folder, a few files in it, and the command {@code camel}. Our artifacts are where try.sh has put them. */
final class Newcomer {
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    /** What was downloaded before is taken from the local repository, into which nothing of ours goes. */
    private static final String REPOSITORIES =
            System.getProperty("jbang.repository") + ",file://" + System.getProperty("user.home") + "/.m2/repository";

    private static final String LOCAL = "-Dmaven.repo.local=" + TARGET.resolve("local");

    private final Path folder;
    private final Map<String, String> environment;

    Newcomer(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Copies files of a folder into their own. */
    Newcomer copies(Path from, String... names) throws IOException {
        for (String name : names) {
            Files.copy(from.resolve(name), folder.resolve(name));
        }
        return this;
    }

    /** Runs {@code camel run}. */
    Program runs(String... arguments) throws IOException {
        return camel("run", arguments);
    }

    /** Runs {@code camel export}, which makes a project. It fails on variables that stand for properties of the route, so has none. */
    Program exports(String... arguments) throws IOException {
        return new Newcomer(folder, Map.of()).camel("export", arguments);
    }

    /** Builds a project in a folder of theirs with Maven. */
    Program builds(String project) throws IOException {
        return start(List.of("mvn", "-B", "-ntp", "-q", LOCAL, "-f", project, "package"));
    }

    /** Runs what was built. */
    Program runsJar(String jar) throws IOException {
        return start(List.of(java(), "-jar", jar));
    }

    private Program camel(String command, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                java(),
                LOCAL,
                "-cp",
                System.getProperty("jbang.classpath"),
                CamelCommand.class.getName(),
                command,
                "--repos=" + REPOSITORIES,
                "--kamelets-version=4.18.0"));
        line.addAll(List.of(arguments));
        return start(line);
    }

    private Program start(List<String> command) throws IOException {
        return Program.start(folder, environment, command);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
