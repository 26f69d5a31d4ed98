package dev.rapport.crm;

import dev.rapport.crm.consent.Confirmed;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentScope;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.DncChecked;
import dev.rapport.crm.consent.EvidenceHold;
import dev.rapport.crm.consent.Expired;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.consent.Proof;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Suppressed;
import dev.rapport.crm.consent.SuppressionLifted;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ContactRevision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What a ledger tells in words, for people to read once the words are gone from it. */
final class EvidenceText {
    private EvidenceText() {}

    static String of(List<ContactRevision> person, List<Consent> ledger, EvidenceHold hold) {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Evidence of " + person.get(0).contact().id() + ", held until " + hold.until() + ": " + hold.ground());
        String name = "";
        for (ContactRevision revision : person) {
            if (!revision.contact().name().equals(name)) {
                name = revision.contact().name();
                lines.add("Name since " + revision.since() + ": " + name);
            }
        }
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
        said(entry).forEach(said -> lines.add(named("said", said)));
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

    private static List<String> said(Consent entry) {
        if (entry instanceof Grant grant) {
            return granted(grant);
        }
        if (entry instanceof Confirmed confirmed) {
            return List.of("confirms " + confirmed.token());
        }
        if (entry instanceof Withdrawn withdrawn) {
            return List.of(scope(withdrawn.scope()));
        }
        if (entry instanceof Expired expired) {
            return List.of(scope(expired.scope()));
        }
        if (entry instanceof Contacted contacted) {
            return List.of(contacted.purpose().name() + " by " + contacted.channel());
        }
        if (entry instanceof Suppressed suppressed) {
            return List.of(suppressed.reason().toString());
        }
        if (entry instanceof SuppressionLifted lifted) {
            return List.of(lifted.reason().toString());
        }
        if (entry instanceof DncChecked checked) {
            return List.of(checked.answer().toString());
        }
        return entry instanceof Merged merged
                ? List.of(merged.from() + " is one person with " + merged.into())
                : List.of();
    }

    private static List<String> granted(Grant grant) {
        List<String> said = new ArrayList<>();
        said.add(purposes(grant.purposes()) + " by " + channels(grant.channels()) + ", " + grant.basis() + ", from "
                + grant.source() + ", purpose version " + grant.purposeVersion());
        grant.from().ifPresent(from -> said.add("not before " + from));
        grant.expiresAt().ifPresent(end -> said.add("until " + end));
        grant.confirmation()
                .ifPresent(asked -> said.add("to be confirmed with " + asked.token() + " before " + asked.expiresAt()));
        grant.soft()
                .ifPresent(soft -> said.add("in the context " + soft.context()
                        + (soft.isOptOutOffered() ? ", an opt-out was offered" : ", no opt-out was offered")));
        if (grant.isByGuardian()) {
            said.add("by a guardian");
        }
        return said;
    }

    private static String scope(ConsentScope scope) {
        return purposes(scope.purposes()) + " by " + channels(scope.channels());
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
