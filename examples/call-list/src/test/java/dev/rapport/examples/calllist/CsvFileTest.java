package dev.rapport.examples.calllist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read of files that are not as they should be. */
final class CsvFileTest {
    private static final String QUOTE = "a quote is not closed, or closed too early; write quotes within quotes twice";

    @TempDir
    private Path temp;

    private final List<String> read = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void aQuoteThatIsClosedTooEarlyCostsItsOwnRow() throws IOException {
        read("id,name,note\na,A,\nb,\"clo\"sed,\nc,C,\n");

        assertEquals(List.of("a|A|", "c|C|"), read);
        assertEquals(List.of("f.csv:3: left out: " + QUOTE), wrong);
    }

    @Test
    void aQuoteThatIsNotClosedCostsItsOwnRow() throws IOException {
        read("id,name,note\na,A,\nb,\"open,\nc,C,\nd,\"D\",\ne,\"E\n");

        assertEquals(List.of("a|A|", "c|C|", "d|D|"), read);
        assertEquals(List.of("f.csv:3: left out: " + QUOTE, "f.csv:6: left out: " + QUOTE), wrong);
    }

    @Test
    void aQuoteThatIsNotClosedIsNotClosedByOneFarBelow() throws IOException {
        // together the five lines from b to f have two fields, and a row has three
        read("id,name,note\nb,\"open,\nc,C,\nd,D,\ne,E,\nf,F,5\"\n");

        assertEquals(List.of("c|C|", "d|D|", "e|E|", "f|F|5\""), read);
        assertEquals(List.of("f.csv:2: left out: " + QUOTE), wrong);
    }

    @Test
    void aQuoteInALongFileCostsItsOwnRow() throws IOException {
        read("id,name,note\nb,\"open,\n" + "c,C,\n".repeat(1_000));

        assertEquals(1_000, read.size());
        assertEquals(List.of("f.csv:2: left out: " + QUOTE), wrong);
    }

    @Test
    void aFieldInQuotesMayHaveSeveralLinesCommasAndQuotes() throws IOException {
        read("id,name,note\r\na,A,\"two\r\n\r\nlines\"\r\nb,\"B, \"\"b\"\"\", \"spaced\" \r\n\r\nc,C\r\n");

        assertEquals(List.of("a|A|two\n\nlines", "b|B, \"b\"|spaced"), read);
        assertEquals(
                List.of("f.csv:7: left out: has 2 fields, the header has 3; put fields with commas into quotes"),
                wrong);
    }

    @Test
    void aQuoteWithinAFieldIsASignLikeOthers() throws IOException {
        read("id,name,note\na,A,5\" pipe\nb,B \"b\" B, 5\" pipe\n");

        assertEquals(List.of("a|A|5\" pipe", "b|B \"b\" B|5\" pipe"), read);
        assertEquals(List.of(), wrong);
    }

    @Test
    void aRowThatIsNotUtf8IsLeftOut() throws IOException {
        read("id,name,note\na,A,\nb,Zo\u00EB,\nc,C,\n", StandardCharsets.ISO_8859_1);

        assertEquals(List.of("a|A|", "c|C|"), read);
        assertEquals(List.of("f.csv:3: left out: has characters that are not UTF-8; save the file as UTF-8"), wrong);
    }

    @Test
    void aFileThatIsNotUtf8FromItsBeginningIsRefused() {
        UsageException refusal =
                assertThrows(UsageException.class, () -> read("id,name,note\na,A,\n", StandardCharsets.UTF_16));

        assertEquals("f.csv: has characters that are not UTF-8; save the file as UTF-8", refusal.getMessage());
    }

    @Test
    void linesMayEndAsTheyDoOnEverySystem() throws IOException {
        read("\n\rid,name,note\ra,A,\r\nb,B,\n\nc,C,");

        assertEquals(List.of("a|A|", "b|B|", "c|C|"), read);
    }

    @Test
    void columnsWithoutNameMayBeThereOrNot() throws IOException {
        read("id,name,note,,\na,A,n,,\nb,B,n\nc,C,n,, ,,\nd,D,n,x\n");

        assertEquals(List.of("a|A|n", "b|B|n", "c|C|n"), read);
        assertEquals(
                List.of("f.csv:5: left out: has 4 fields, the header has 3; put fields with commas into quotes"),
                wrong);
    }

    @Test
    void onlyColumnsThatAreNeededMustNotBeThereTwice() throws IOException {
        read("id,other,name,Other,note\na,1,A,2,n\n");
        UsageException refusal = assertThrows(UsageException.class, () -> read("id,name,note,Name\na,A,n,A\n"));

        assertEquals(List.of("a|A|n"), read);
        assertEquals("f.csv: the header has the column name twice", refusal.getMessage());
    }

    @Test
    void aFileWithoutHeaderIsRefusedForThat() {
        for (String text : List.of("", "\n\n", "a,A,n\n", "a,name,n\n", "id;name;note\na;A;n\n")) {
            UsageException refusal = assertThrows(UsageException.class, () -> read(text));

            assertEquals(
                    "f.csv: has no header; the first line must name id,name,note, with commas between them",
                    refusal.getMessage());
        }
    }

    @Test
    void aHeaderWithAWrongQuoteIsRefusedForThat() {
        UsageException refusal = assertThrows(UsageException.class, () -> read("id,\"name,note\na,A,n\n"));

        assertTrue(String.valueOf(refusal.getMessage()).startsWith("f.csv: a quote is not closed"));
    }

    private void read(String text) throws IOException {
        read(text, StandardCharsets.UTF_8);
    }

    private void read(String text, Charset charset) throws IOException {
        Path path = Files.writeString(temp.resolve("f.csv"), text, charset);
        CsvFile file = CsvFile.of(path, List.of("id", "name", "note"));
        WrongRows rows = new WrongRows(file.name());
        file.read(
                row -> read.add(row.required("id") + "|" + row.text("name").orElse("") + "|"
                        + row.text("note").orElse("")),
                rows);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rows.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        bytes.toString(StandardCharsets.UTF_8).lines().forEach(wrong::add);
    }
}
