package dev.rapport.examples.calllist;

import dev.rapport.crm.contact.Channel;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jline.utils.WCWidth;

/** Writes the list for people: who is due, the most urgent first. */
final class TableFormat {
    private static final DateTimeFormatter THIS_YEAR = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter OTHER_YEAR =
            DateTimeFormatter.ofPattern("EEE d MMM u HH:mm", Locale.ENGLISH);
    private static final List<String> HEADER =
            List.of("", "who", "when (their time)", "channel", "late", "spent", "why");
    private static final List<Boolean> IS_NUMBER = List.of(true, false, false, false, true, true, false);

    private TableFormat() {}

    static void print(List<Urgency> calls, Instant now, PrintStream out) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        for (Urgency call : calls) {
            rows.add(row(rows.size(), call, now));
        }
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < HEADER.size(); column++) {
            int index = column;
            widths.add(
                    rows.stream().mapToInt(row -> width(row.get(index))).max().orElse(0));
        }
        out.println(line(rows.get(0), widths));
        out.println(widths.stream().map("-"::repeat).collect(Collectors.joining("  ")));
        rows.subList(1, rows.size()).forEach(row -> out.println(line(row, widths)));
    }

    private static List<String> row(int number, Urgency urgency, Instant now) {
        Call call = urgency.call();
        ZonedDateTime due = call.next().due();
        return List.of(
                Integer.toString(number),
                who(call),
                when(due, now) + " " + city(due.getZone().getId()),
                call.next().findChannel().map(Channel::name).orElse("any"),
                late(due, now),
                urgency.spentInWords(),
                call.next().because());
    }

    private static String who(Call call) {
        String name = call.contact().name();
        return name.equals(call.id()) ? name : name + " (" + call.id() + ")";
    }

    private static String when(ZonedDateTime due, Instant now) {
        boolean isThisYear = due.getYear() == now.atZone(due.getZone()).getYear();
        return (isThisYear ? THIS_YEAR : OTHER_YEAR).format(due);
    }

    private static String city(String zone) {
        return zone.equals("Z")
                ? "UTC"
                : zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    private static String late(ZonedDateTime due, Instant now) {
        long days = ChronoUnit.DAYS.between(
                due.toLocalDate(), now.atZone(due.getZone()).toLocalDate());
        return days <= 0 ? "today" : days == 1 ? "1 day" : days + " days";
    }

    /** In columns of a terminal: a Chinese sign takes two, an accent none. */
    private static int width(String text) {
        return text.codePoints()
                .map(WCWidth::wcwidth)
                .filter(columns -> columns > 0)
                .sum();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String padding = " ".repeat(widths.get(column) - width(row.get(column)));
            line.append(IS_NUMBER.get(column) ? padding + row.get(column) : row.get(column) + padding);
            line.append("  ");
        }
        return line.toString().stripTrailing();
    }
}
