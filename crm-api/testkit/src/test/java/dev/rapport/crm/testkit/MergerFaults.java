package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Merged;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.storage.ConsentExcerpt;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Mistakes about two records that are one person. */
final class MergerFaults {
    private MergerFaults() {}

    static List<Fault> all() {
        return List.of(
                Fault.on(
                        "ConsentStore.of",
                        "mergers are left out of the ledger",
                        call -> without(call, merged -> true),
                        "S-103",
                        "S-189",
                        "S-192"),
                Fault.on(
                        "ConsentStore.of",
                        "a merger is in the ledger of the record alone that was merged away",
                        call -> without(call, merged -> merged.into().equals(call.<ContactId>arg(0))),
                        "S-189",
                        "S-192"),
                Fault.on(
                        "ConsentStore.excerpt",
                        "a merger is read for the record alone that was merged away",
                        call -> without(
                                call.<ConsentExcerpt>proceed(),
                                merged -> !call.<Collection<ContactId>>arg(0).contains(merged.from())),
                        "S-190",
                        "S-192"),
                Fault.onState(
                        "a contact is judged without what was merged into it",
                        (session, state) -> state.consenting(without(
                                state.consents(),
                                merged -> !merged.from().equals(state.contact().id()))),
                        "S-191"),
                Fault.on(
                        "ConsentStore.of",
                        "a merger goes with the record that stayed",
                        call -> without(
                                call,
                                merged -> call.session()
                                        .contacts()
                                        .erasure(merged.into())
                                        .isPresent()),
                        "S-192"));
    }

    private static Object without(Call call, Predicate<Merged> lost) {
        return call.<Consent>changing(ledger -> without(ledger, lost));
    }

    private static ConsentExcerpt without(ConsentExcerpt excerpt, Predicate<Merged> lost) {
        return new ConsentExcerpt(without(excerpt.entries(), lost), excerpt.people());
    }

    private static List<Consent> without(List<Consent> entries, Predicate<Merged> lost) {
        return entries.stream()
                .filter(entry -> !(entry instanceof Merged merged && lost.test(merged)))
                .toList();
    }
}
