package dev.rapport.examples.calllist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A folder with files and a database, in which the program is run as from a command line. */
record Folder(Path path) {
    static final String AS_OF = "2026-11-02T08:00:00Z";

    static final String CONTACTS = """
            id,name,email,phone,zone,birthday,tags
            ada,Ada Reed,ada@example.org,020 7946 0001,Europe/London,,vip
            ben,Ben Vogel,ben@example.org,,Europe/Berlin,,
            cleo,,cleo@example.org,,America/New_York,,a; b
            dora,Dora Marsh,dora@example.org,,,--11-12,
            emi,Emi Ueda,emi@example.org,+81312345678,Asia/Tokyo,,
            finn,Finn Holt,finn@example.org,,,1990-11-14,
            gus,Gus Munro,gus@example.org,,,,
            hal,Hal Pryce,hal@example.org,,,,
            ida,Ida Thiele,,,Europe/Berlin,,
            """;

    static final String INTERACTIONS = """
            id,contact,kind,channel,direction,at,amount,currency,subject,outcome
            1,ada,PURCHASE,,,2026-09-28T12:00:00Z,120.00,EUR,Order 1,
            2,ben,PURCHASE,,,2026-10-02T10:00:00Z,80.50,EUR,"Order 2, with a comma",
            3,cleo,EMAIL,EMAIL,OUT,2026-10-29T15:00:00Z,,,Offer,DELIVERED
            4,emi,PURCHASE,,IN,2026-07-01T03:00:00Z,10,,,
            5,emi,purchase,,in,2026-07-21T03:00:00Z,10,,,
            6,emi,PURCHASE,,INBOUND,2026-07-11T03:00:00Z,10,,,
            7,emi,PURCHASE,,inbound,2026-07-31T05:00:00+02:00,10,,,
            8,hal,PURCHASE,,,2026-01-30T08:00:00Z,30,EUR,,
            9,ida,PURCHASE,,,2026-10-02T10:00:00Z,30,EUR,,
            """;

    /** Enough for everybody to be called or written to as the rules want; of emi, who has an address too, by telephone alone. */
    static final String CONSENTS = """
            contact,channel,purpose,granted_at,evidence
            ada,EMAIL,offers,2026-01-10T09:00:00Z,checkout 17
            ben,email,Offers,2026-10-30T10:00:00Z,"form 18, text v2"
            dora,EMAIL,offers,2025-11-12T09:00:00Z,form 19
            emi,CALL,offers,2026-07-01T03:00:00Z,note 20
            finn,EMAIL,offers,2026-01-01T09:00:00Z,form 21
            hal,EMAIL,offers,2026-01-30T07:59:00Z,checkout 22
            """;

    /** What the program answered. */
    record Answer(int code, List<String> out, List<String> err) {}

    Folder holding(String contacts, String interactions) {
        write("contacts.csv", contacts);
        write("interactions.csv", interactions);
        return this;
    }

    Folder allowing(String consents) {
        write("consents.csv", consents);
        return this;
    }

    private void write(String name, String text) {
        try {
            Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the files that are there and prints, with some options more. */
    Answer load(String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--contacts", file("contacts.csv"), "--interactions", file("interactions.csv"), "--as-of", AS_OF));
        if (Files.exists(path.resolve("consents.csv"))) {
            Collections.addAll(args, "--consents", file("consents.csv"));
        }
        Collections.addAll(args, more);
        return run(args);
    }

    Answer run(List<String> more) {
        List<String> args = new ArrayList<>(more);
        if (!args.contains("--db")) {
            Collections.addAll(args, "--db", "jdbc:sqlite:" + file("crm.db"));
        }
        return call(args);
    }

    /** Without any option, as a program of its own: there is no other way to choose the folder that it runs in. */
    Answer start() throws IOException, InterruptedException {
        Path out = path.resolve("out.txt");
        Path err = path.resolve("err.txt");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        int code = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), CallList.class.getName())
                .directory(path.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Answer(code, Files.readAllLines(out), Files.readAllLines(err));
    }

    static Answer call(List<String> args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = CallList.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InstantSource.fixed(Instant.parse(AS_OF)),
                args.toArray(String[]::new));
        return new Answer(code, lines(out), lines(err));
    }

    String file(String name) {
        return path.resolve(name).toString();
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
