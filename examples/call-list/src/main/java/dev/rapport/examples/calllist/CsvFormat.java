package dev.rapport.examples.calllist;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.rule.NextContact;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Writes the list for programs: everybody's next contact, earliest first. */
final class CsvFormat {
    private CsvFormat() {}

    static void print(List<Call> calls, PrintStream out) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord("contact", "rule", "due", "status", "channel", "because");
            for (Call call : calls) {
                NextContact next = call.next();
                csv.writeRecord(
                        call.id(),
                        next.rule(),
                        next.due().toInstant().toString(),
                        next.status().name(),
                        next.findChannel().map(Channel::name).orElse(""),
                        next.because());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.print(text);
        out.flush();
    }
}
