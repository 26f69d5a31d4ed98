package dev.rapport.crm.inmemory;

import dev.rapport.crm.Crm;
import jakarta.validation.Validator;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles what a host might write, in a package of its own, against the library as it is published. */
final class Javac {
    private static final Pattern ERROR =
            Pattern.compile("^Host\\.java:\\d+:\\d+: (compiler\\.err\\.[a-z.]+)", Pattern.MULTILINE);

    private final Path folder;

    Javac(Path folder) {
        this.folder = folder;
    }

    /** The keys of the errors, in order. */
    List<String> errors(String members) throws IOException {
        Path host = folder.resolve("Host.java");
        Files.writeString(host, """
                package host;

                import dev.rapport.crm.*;
                import dev.rapport.crm.consent.*;
                import dev.rapport.crm.contact.*;
                import dev.rapport.crm.followup.*;
                import java.io.*;
                import java.util.*;

                abstract class Host {
                    Crm crm;
                    Contact ada;
                    EmailAddress address;
                    ConsentRequest request;
                    Claim claim;
                    Permit permit;
                    Dispatch<String> dispatch;
                    Message<String> message;
                    Transport<String> smtp;

                """ + members + "\n}\n");
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        out,
                        out,
                        "-XDrawDiagnostics",
                        "-proc:none",
                        "-classpath",
                        Stream.of(Crm.class, Validator.class)
                                .map(Javac::place)
                                .collect(Collectors.joining(File.pathSeparator)),
                        "-d",
                        folder.toString(),
                        host.toString());
        return ERROR.matcher(said.toString())
                .results()
                .map((MatchResult r) -> r.group(1))
                .toList();
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not a place in this file system", e);
        }
    }
}
