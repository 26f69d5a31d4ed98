package dev.rapport.crm.calendar;

import java.util.regex.Pattern;

/** The written form of offsets. */
final class OffsetSyntax {

    static final Pattern PATTERN = Pattern.compile(
            "(?<workingDays>[0-9]{1,6})WD|PT(?<hours>[0-9]{1,7})H|P(?=[0-9])([0-9]{1,5}Y)?([0-9]{1,6}M)?([0-9]{1,6}W)?([0-9]{1,7}D)?");

    private OffsetSyntax() {}

    static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
