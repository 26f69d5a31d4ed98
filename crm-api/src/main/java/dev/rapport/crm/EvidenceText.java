package dev.rapport.crm;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a ledger tells in words, for people to read once the words are gone from it. */
final class EvidenceText {
    private EvidenceText() {}

    static String of(Contact person, List<Consent> ledger, EvidenceHold hold) {
        List<String> lines = new ArrayList<>();
        lines.add("Evidence of " + person.id() + ", held until " + hold.until() + ": " + hold.ground());
        lines.add("Name: " + person.name());
        ledger.forEach(entry -> {
            lines.add("");
            lines.addAll(lines(entry));
        });
        return String.join("\n", lines) + "\n";
    }

    private static List<String> lines(Consent entry) {
        List<String> lines = new ArrayList<>();
        lines.add(entry.at() + " " + entry.getClass().getSimpleName() + " (" + entry.id() + ", recorded "
                + entry.stamp().recorded() + ")");
        entry.points().stream()
                .map(ContactPoint::text)
                .map(point -> named("point", point))
                .forEach(lines::add);
        said(entry).map(said -> named("said", said)).ifPresent(lines::add);
        entry.stamp().controller().map(brand -> named("controller", brand)).ifPresent(lines::add);
        entry.stamp().actor().map(actor -> named("entered by", actor)).ifPresent(lines::add);
        if (entry instanceof Grant grant) {
            for (Proof.Part part : Proof.Part.values()) {
                grant.proof()
                        .part(part)
                        .map(proof -> named("proof, " + part, proof))
                        .ifPresent(lines::add);
            }
        }
        return lines;
    }

    /** A text of several lines must not pass for several entries. */
    private static String named(String name, String text) {
        return "    " + name + ": " + text.replaceAll("\\R", "\n        ");
    }

    private static Optional<String> said(Consent entry) {
        if (entry instanceof Grant grant) {
            return Optional.of(purposes(grant.purposes()) + " by " + channels(grant.channels()) + ", " + grant.basis()
                    + ", from " + grant.source());
        }
        if (entry instanceof Withdrawn withdrawn) {
            return Optional.of(purposes(withdrawn.scope().purposes()) + " by "
                    + channels(withdrawn.scope().channels()));
        }
        if (entry instanceof Contacted contacted) {
            return Optional.of(contacted.purpose().name() + " by " + contacted.channel());
        }
        return entry instanceof Suppressed suppressed
                ? Optional.of(suppressed.reason().toString())
                : Optional.empty();
    }

    private static String purposes(Collection<Purpose> purposes) {
        return purposes.isEmpty()
                ? "every purpose"
                : purposes.stream().map(Purpose::name).sorted().collect(Collectors.joining(", "));
    }

    private static String channels(Collection<Channel> channels) {
        return channels.isEmpty()
                ? "every channel"
                : channels.stream().sorted().map(Channel::toString).collect(Collectors.joining(", "));
    }
}
