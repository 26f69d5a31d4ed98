package dev.rapport.examples.newsletter;

import dev.rapport.crm.inmemory.InMemoryStorage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;

/**
 * A newsletter that people join by confirming and leave by one click, on a web server and a mail server of its own.
 *
 * <pre>{@code
 * mvn -q -pl examples/newsletter -am compile exec:java
 * }</pre>
 */
public final class Newsletter {
    private static final String USAGE = """
            Without an option: starts the host on a free port, plays the story of two subscribers, and ends.
              --serve   stays up, for you to try it in a browser
              --help    this text
            """;

    private Newsletter() {}

    /**
     * Runs the example; ends the process only if it was called wrongly.
     *
     * @param args the options, see {@code --help}
     * @throws IOException if no port is free
     */
    public static void main(String[] args) throws IOException {
        // the validator's library logs where everything else does
        System.setProperty("org.jboss.logging.provider", "slf4j");
        // the names of people are not all ASCII, whatever the machine thinks
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> options = List.of(args);
        if (options.contains("--help")) {
            out.print(USAGE);
        } else if (options.equals(List.of("--serve"))) {
            serve(out);
        } else if (options.isEmpty()) {
            play(out);
        } else {
            System.err.print(USAGE);
            System.exit(2);
        }
    }

    /** Plays the story and ends. */
    static void play(PrintStream out) throws IOException {
        try (Host host = start()) {
            introduce(host, out);
            new Story(host, out).play();
        }
    }

    private static void serve(PrintStream out) throws IOException {
        Host host = start();
        Runtime.getRuntime().addShutdownHook(new Thread(host::close));
        introduce(host, out);
        new Story(host, out).play();
        out.println(
                "Sign up at " + host.uri() + ", read your mail at " + host.uri().resolve("/mailbox")
                        + ", and write to subscribers at " + host.uri().resolve("/desk") + ". Ctrl+C ends it.");
    }

    private static Host start() throws IOException {
        return Host.start(0, InMemoryStorage.create(), InstantSource.system());
    }

    private static void introduce(Host host, PrintStream out) {
        out.println("The host is at " + host.uri() + ", its mail server at smtp://" + MailServer.HOST + ":"
                + host.post().port());
    }
}
