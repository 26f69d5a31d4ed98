package dev.rapport.crm.testkit;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.ExternalRef;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.FactNeeds;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.storage.ContactState;
import dev.rapport.crm.storage.StorageSession;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The few ids, names and addresses that the chains of a model test use, so that they meet often. */
final class ModelPool {
    static final int CONTACTS = 4;
    static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/London"), ZoneId.of("UTC"), ZoneOffset.UTC, ZoneId.of("Asia/Tokyo"));

    static final FactNeeds NEEDS =
            FactNeeds.none().days(Set.of(InteractionKind.CALL), 5).andConsents();

    /** Beyond the basic plane, wildcards of SQL, a common prefix, letters that fold. */
    static final List<String> NAMES = List.of(
            "Ada",
            "ADA Lovelace",
            "ad%",
            "ad_",
            "\uE000da",
            "\uD83D\uDE00 Ada",
            "Zo\u00EB",
            "Zz",
            "\uFB00",
            "n".repeat(300));

    static final List<String> TEXTS = List.of("", " padded ", "two\nlines", "\uD83D\uDE00", "t".repeat(5_000));
    static final List<String> PREFIXES = List.of("", "a", "ada", "ad%", "ad_", "\uD83D\uDE00", "zo\u00EB");
    static final List<String> EMAILS = List.of("ada@example.org", "Ada@Example.org", "office@example.com");
    static final List<String> REFS = List.of("4711", "4711 ", "a", "A");

    private static final long VERSION_7 = 0x0190_0000_0000_7000L;

    private ModelPool() {}

    static <T> T pick(List<T> pool, int number) {
        return pool.get(Math.floorMod(number, pool.size()));
    }

    static ContactId contact(int number) {
        return new ContactId(id(1, Math.floorMod(number, CONTACTS)));
    }

    /** Larger for larger numbers of the same series, if ids are compared without signs, as their texts are. */
    static UUID id(int series, int number) {
        return new UUID(VERSION_7 | ((number / 4L) << 16), ((number % 4L) << 62) | series);
    }

    static EmailAddress email(int number) {
        return EmailAddress.parse(pick(EMAILS, number));
    }

    static ExternalRef ref(int number) {
        return new ExternalRef("shop", pick(REFS, number).strip());
    }

    /** Later for later steps, so that what is recorded has one order on every storage. */
    static Instant recordedAt(int number) {
        return Samples.NOW.plusSeconds(number);
    }

    /** Instants with all their digits, some of them before 1970 and some of them equal. */
    static Instant minutes(int minutes) {
        Instant start = minutes % 5 == 4 ? Instant.EPOCH.minusSeconds(600) : Samples.NOW;
        return start.plusSeconds(60L * minutes).plusNanos(1_000L * (minutes % 2));
    }

    /** The state of a contact, locked as every writer locks it. */
    static Optional<ContactState> locked(StorageSession session, ContactId id) {
        return Optional.ofNullable(session.lockAndRead(List.of(id), NEEDS).get(id));
    }

    static List<ContactId> existing(StorageSession session, int first, int count) {
        List<ContactId> ids = new ArrayList<>();
        for (int i = first; i < first + count; i++) {
            ids.add(contact(i));
        }
        return List.copyOf(session.lockAndRead(ids, NEEDS).keySet());
    }

    static Activity activity(StorageSession session, ContactId id) {
        List<Interaction> timeline =
                session.interactions().timeline(id, 100, Optional.empty()).items();
        return Activity.of(timeline, NEEDS, ZoneOffset.UTC);
    }
}
