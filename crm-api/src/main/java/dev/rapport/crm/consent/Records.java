package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of a ledger where a decision looks for them: by record, by point, by purpose, by permit. */
final class Records {
    private final Map<ContactId, Dossier> dossiers = new HashMap<>();
    private final Map<PointKey, PointFile> points = new HashMap<>();
    private final Map<String, List<PurposeRevised>> revisions = new HashMap<>();
    private final Map<String, List<Contacted>> permits = new HashMap<>();
    final Mergers mergers = new Mergers();
    // in order of time
    final List<Consent> facts;

    Records(Collection<? extends Consent> entries, Collection<Recipient> people) {
        for (Recipient recipient : people) {
            writable(recipient.id()).recipient = recipient;
            recipient.points().forEach(point -> writable(point).holders.add(recipient.id()));
        }
        List<Consent> sorted = new ArrayList<>(entries);
        sorted.sort((a, b) -> FactStamp.IN_TIME.compare(a.stamp(), b.stamp()));
        sorted.forEach(this::add);
        this.facts = sorted;
    }

    /** When the last of the facts was learned of; what is known has happened, whatever a clock says. */
    Instant notBeforeWhatIsKnown(Instant now) {
        Instant latest = now;
        for (Consent fact : facts) {
            Instant recorded = fact.stamp().recorded();
            latest = recorded.isAfter(latest) ? recorded : latest;
        }
        return latest;
    }

    private void add(Consent fact) {
        if (fact instanceof Merged merged) {
            mergers.add(merged);
        } else if (fact instanceof PurposeRevised revised) {
            revisions
                    .computeIfAbsent(revised.purpose().name(), name -> new ArrayList<>())
                    .add(revised);
        } else if (fact instanceof Consent.OfPerson ofPerson) {
            writable(ofPerson.person()).add(ofPerson);
            addToPoint(ofPerson);
        }
    }

    private void addToPoint(Consent.OfPerson fact) {
        if (fact instanceof Withdrawn withdrawn) {
            withdrawn
                    .scope()
                    .point()
                    .ifPresent(point -> writable(point).withdrawals.add(withdrawn));
        } else if (fact instanceof Objected objected) {
            objected.point().ifPresent(point -> writable(point).objections.add(objected));
        } else if (fact instanceof Suppressed suppressed) {
            if (suppressed.reason().isOfPoint()) {
                suppressed
                        .point()
                        .ifPresent(point -> writable(point).suppressions.add(suppressed));
            }
        } else if (fact instanceof DncChecked checked) {
            writable(checked.point()).checks.add(checked);
        } else if (fact instanceof Erased erased) {
            erased.tombstones().forEach(point -> writable(point).tombstones.add(erased));
        } else if (fact instanceof Contacted contacted) {
            contacted
                    .permit()
                    .ifPresent(permit -> permits.computeIfAbsent(permit, id -> new ArrayList<>())
                            .add(contacted));
        }
    }

    private Dossier writable(ContactId record) {
        return dossiers.computeIfAbsent(record, id -> new Dossier());
    }

    private PointFile writable(ContactPoint point) {
        return points.computeIfAbsent(PointKey.of(point), key -> new PointFile());
    }

    Dossier dossier(ContactId record) {
        return dossiers.getOrDefault(record, Dossier.EMPTY);
    }

    /** Whether a point belongs to one of some records. */
    boolean isHeldBy(Set<ContactId> some, ContactPoint point) {
        for (ContactId record : some) {
            if (dossier(record).holds(point)) {
                return true;
            }
        }
        return false;
    }

    PointFile at(ContactPoint point) {
        return points.getOrDefault(PointKey.of(point), PointFile.EMPTY);
    }

    List<PurposeRevised> revisions(Purpose purpose) {
        return revisions.getOrDefault(purpose.name(), List.of());
    }

    List<Contacted> uses(String permit) {
        return permits.getOrDefault(permit, List.of());
    }

    List<Dossier> dossiers(ContactId record, Moment moment) {
        if (!mergers.touch(record)) {
            return List.of(dossier(record));
        }
        Set<ContactId> circle = mergers.circle(record, moment);
        List<Dossier> own = new ArrayList<>(circle.size());
        circle.forEach(id -> own.add(dossier(id)));
        return own;
    }
}
