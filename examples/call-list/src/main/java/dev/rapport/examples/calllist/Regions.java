package dev.rapport.examples.calllist;

import java.util.Map;
import java.util.Optional;

/** Whose national phone format is meant: that of the country in which the contact's clock hangs. */
final class Regions {
    private static final String DEFAULT = "US";

    private static final Map<String, String> BY_ZONE = Map.ofEntries(
            Map.entry("Africa/Cairo", "EG"),
            Map.entry("Africa/Johannesburg", "ZA"),
            Map.entry("Africa/Lagos", "NG"),
            Map.entry("Africa/Nairobi", "KE"),
            Map.entry("America/Argentina/Buenos_Aires", "AR"),
            Map.entry("America/Bogota", "CO"),
            Map.entry("America/Lima", "PE"),
            Map.entry("America/Mexico_City", "MX"),
            Map.entry("America/Montreal", "CA"),
            Map.entry("America/Santiago", "CL"),
            Map.entry("America/Sao_Paulo", "BR"),
            Map.entry("America/Toronto", "CA"),
            Map.entry("America/Vancouver", "CA"),
            Map.entry("Asia/Bangkok", "TH"),
            Map.entry("Asia/Dubai", "AE"),
            Map.entry("Asia/Hong_Kong", "HK"),
            Map.entry("Asia/Jakarta", "ID"),
            Map.entry("Asia/Jerusalem", "IL"),
            Map.entry("Asia/Kolkata", "IN"),
            Map.entry("Asia/Manila", "PH"),
            Map.entry("Asia/Seoul", "KR"),
            Map.entry("Asia/Shanghai", "CN"),
            Map.entry("Asia/Singapore", "SG"),
            Map.entry("Asia/Taipei", "TW"),
            Map.entry("Asia/Tokyo", "JP"),
            Map.entry("Australia/Adelaide", "AU"),
            Map.entry("Australia/Brisbane", "AU"),
            Map.entry("Australia/Melbourne", "AU"),
            Map.entry("Australia/Perth", "AU"),
            Map.entry("Australia/Sydney", "AU"),
            Map.entry("Europe/Amsterdam", "NL"),
            Map.entry("Europe/Athens", "GR"),
            Map.entry("Europe/Berlin", "DE"),
            Map.entry("Europe/Brussels", "BE"),
            Map.entry("Europe/Bucharest", "RO"),
            Map.entry("Europe/Budapest", "HU"),
            Map.entry("Europe/Copenhagen", "DK"),
            Map.entry("Europe/Dublin", "IE"),
            Map.entry("Europe/Helsinki", "FI"),
            Map.entry("Europe/Istanbul", "TR"),
            Map.entry("Europe/Kyiv", "UA"),
            Map.entry("Europe/Lisbon", "PT"),
            Map.entry("Europe/London", "GB"),
            Map.entry("Europe/Madrid", "ES"),
            Map.entry("Europe/Oslo", "NO"),
            Map.entry("Europe/Paris", "FR"),
            Map.entry("Europe/Prague", "CZ"),
            Map.entry("Europe/Rome", "IT"),
            Map.entry("Europe/Sofia", "BG"),
            Map.entry("Europe/Stockholm", "SE"),
            Map.entry("Europe/Vienna", "AT"),
            Map.entry("Europe/Warsaw", "PL"),
            Map.entry("Europe/Zurich", "CH"),
            Map.entry("Pacific/Auckland", "NZ"));

    private Regions() {}

    /** The two letters of the country. */
    static String of(Optional<String> zone) {
        return zone.map(BY_ZONE::get).orElse(DEFAULT);
    }
}
