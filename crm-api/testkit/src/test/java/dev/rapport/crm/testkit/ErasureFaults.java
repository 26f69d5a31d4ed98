package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.ErasureReceipt;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.SealedEvidence;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.error.DuplicateException;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mistakes in erasing somebody. */
final class ErasureFaults {
    private ErasureFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.onChange(
                        "an erasure is lost",
                        (session, change) -> change instanceof Change.ContactErased ? List.of() : List.of(change),
                        "S-160",
                        "S-161",
                        "S-162",
                        "S-164",
                        "S-165",
                        "S-166",
                        "S-168",
                        "S-169",
                        "S-170",
                        "S-171",
                        "S-172",
                        "S-173",
                        "S-210",
                        "S-211",
                        "S-212"),
                Fault.onChange(
                        "an erased contact can be added again",
                        (session, change) -> {
                            try {
                                session.write(Changes.of(change));
                            } catch (DuplicateException e) {
                                if (!(change instanceof Change.ContactAdded added)
                                        || session.contacts()
                                                .erasure(added.contact().id())
                                                .isEmpty()) {
                                    throw e;
                                }
                            }
                            return List.of();
                        },
                        "S-163"),
                Fault.onChange(
                        "the points of the erased stay as they are",
                        (session, change) -> change instanceof Change.ContactErased erased
                                ? List.of(new Change.ContactErased(erased.fact(), Map.of(), erased.evidence()))
                                : List.of(change),
                        "S-169",
                        "S-171",
                        "S-172"),
                Fault.onChange(
                        "that somebody was erased is stamped again",
                        (session, change) -> change instanceof Change.ContactErased erased
                                ? List.of(new Change.ContactErased(
                                        restamped(erased.fact()), erased.tombstones(), erased.evidence()))
                                : List.of(change),
                        "S-170",
                        "S-171"),
                Fault.onChange(
                        "who shares a point is erased as well",
                        (session, change) -> {
                            if (!(change instanceof Change.ContactErased erased)) {
                                return List.of(change);
                            }
                            List<Change> all = new ArrayList<>();
                            all.add(change);
                            for (ContactPoint point : erased.tombstones().keySet()) {
                                for (Contact other : session.contacts().findByPoint(point)) {
                                    if (!other.id().equals(erased.fact().person())) {
                                        Erased fact = new Erased(erased.fact().stamp(), other.id(), List.of());
                                        all.add(new Change.ContactErased(restamped(fact), erased.tombstones()));
                                    }
                                }
                            }
                            return all;
                        },
                        "S-172"),
                Fault.on(
                        "ConsentStore.of",
                        "the ledger of the erased is gone",
                        call -> isErased(call)
                                ? call.<Consent>changing(l -> l.stream()
                                        .filter(Erased.class::isInstance)
                                        .toList())
                                : call.proceed(),
                        "S-167"),
                Fault.onChange(
                        "evidence is lost",
                        (session, change) -> change instanceof Change.ContactErased erased
                                ? List.of(new Change.ContactErased(erased.fact(), erased.tombstones()))
                                : List.of(change),
                        "S-210",
                        "S-211",
                        "S-212"),
                Fault.onChange(
                        "evidence is held for ever",
                        (session, change) -> change instanceof Change.EvidenceEnded ? List.of() : List.of(change),
                        "S-211",
                        "S-213"),
                endingLater("all evidence is removed at the first end", Duration.ofDays(1), "S-212"),
                endingLater("evidence that ends now is held", Duration.ofNanos(-1_000), "S-213"),
                Fault.on(
                        "ContactStore.sealedEvidence",
                        "evidence that is not held is an error",
                        call -> ContactFaults.present(call.<Optional<SealedEvidence>>proceed()),
                        "S-211",
                        "S-213",
                        "S-214"),
                Fault.on(
                        "ContactStore.erasure",
                        "a receipt that is not there is an error",
                        call -> ContactFaults.present(call.<Optional<ErasureReceipt>>proceed()),
                        "S-174"));
    }

    private static Fault endingLater(String name, Duration later, String reddens) {
        return Fault.onChange(
                name,
                (session, change) -> change instanceof Change.EvidenceEnded ended
                        ? List.of(new Change.EvidenceEnded(ended.at().plus(later)))
                        : List.of(change),
                reddens);
    }

    private static boolean isErased(Call call) {
        return call.session().contacts().erasure(call.<ContactId>arg(0)).isPresent();
    }

    private static Erased restamped(Erased fact) {
        return fact.stamped(FactStamp.next().at(fact.at()).stamp(fact.stamp().recorded()));
    }
}
