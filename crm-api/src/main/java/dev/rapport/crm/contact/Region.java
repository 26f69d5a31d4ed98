package dev.rapport.crm.contact;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Objects;

/** Zones and locales in the forms that a storage can keep and read back. */
final class Region {

    private static final int MAX_TAG_LENGTH = 64;

    private Region() {}

    static ZoneId zone(String zoneId) {
        try {
            return ZoneId.of(Objects.requireNonNull(zoneId, "zone"));
        } catch (DateTimeException e) {
            // not passed on as a cause: its message repeats the text
            throw new IllegalArgumentException("zone: not known to this Java (length " + zoneId.length()
                    + "); give a region like Europe/London or an offset like +01:00");
        }
    }

    /** A locale can hold what its language tag cannot; only the tag is stored, so the rest is dropped at once. */
    static Locale locale(Locale locale) {
        String tag = Objects.requireNonNull(locale, "locale").toLanguageTag();
        if (tag.length() > MAX_TAG_LENGTH) {
            throw new IllegalArgumentException("locale: language tag too long (length " + tag.length() + ", at most "
                    + MAX_TAG_LENGTH + "); give language, script and region only");
        }
        return Locale.forLanguageTag(tag);
    }
}
