package dev.rapport.crm.jdbc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.rapport.crm.calendar.QuietHours;
import dev.rapport.crm.calendar.TimeWindow;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Preferences;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** Preferences, if there are any; hours as a pair of times of day. */
final class PreferencesCodec {

    private PreferencesCodec() {}

    static void write(JsonGenerator out, Preferences preferences) throws IOException {
        if (preferences.equals(Preferences.none())) {
            return;
        }
        out.writeObjectFieldStart("preferences");
        Json.text(out, "channel", preferences.preferredChannel());
        if (preferences.window().isPresent()) {
            TimeWindow window = preferences.window().get();
            hours(out, "window", window.start(), window.end());
        }
        if (preferences.quietHours().isPresent()) {
            QuietHours quiet = preferences.quietHours().get();
            hours(out, "quietHours", quiet.from(), quiet.to());
        }
        Json.text(out, "notBefore", preferences.notBefore());
        if (!preferences.blackoutDays().isEmpty()) {
            out.writeArrayFieldStart("blackoutDays");
            for (LocalDate day : preferences.blackoutDays()) {
                out.writeString(day.toString());
            }
            out.writeEndArray();
        }
        if (preferences.doNotContact()) {
            out.writeBooleanField("doNotContact", true);
        }
        out.writeEndObject();
    }

    private static void hours(JsonGenerator out, String name, LocalTime from, LocalTime to) throws IOException {
        out.writeArrayFieldStart(name);
        out.writeString(from.toString());
        out.writeString(to.toString());
        out.writeEndArray();
    }

    static Preferences read(JsonParser in) throws IOException {
        Preferences.Builder preferences = Preferences.builder();
        Json.fields(in, (name, value) -> {
            switch (name) {
                case "channel" -> preferences.preferredChannel(Channel.of(value.getText()));
                case "window" -> {
                    List<String> hours = texts(value);
                    preferences.window(TimeWindow.of(hours.get(0), hours.get(1)));
                }
                case "quietHours" -> {
                    List<String> hours = texts(value);
                    preferences.quietHours(QuietHours.of(hours.get(0), hours.get(1)));
                }
                case "notBefore" -> preferences.notBefore(LocalDate.parse(value.getText()));
                case "blackoutDays" ->
                    preferences.blackoutDays(
                            texts(value).stream().map(LocalDate::parse).toList());
                case "doNotContact" -> preferences.doNotContact(value.getBooleanValue());
                default -> {}
            }
        });
        return preferences.build();
    }

    private static List<String> texts(JsonParser in) throws IOException {
        List<String> texts = new ArrayList<>();
        Json.elements(in, element -> texts.add(element.getText()));
        return texts;
    }
}
