package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.Contacted;
import dev.rapport.crm.consent.Erased;
import dev.rapport.crm.consent.Grant;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.PurposeRevised;
import dev.rapport.crm.consent.Withdrawn;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.ConsentExcerpt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Mistakes in the ledger. */
final class ConsentFaults {
    private static final String ABOUT = "ConsentStore.about";

    private ConsentFaults() {}

    static List<Fault> all() {
        return Stream.of(writing(), reading(), finding()).flatMap(List::stream).toList();
    }

    private static Fault onConsent(String name, UnaryOperator<Consent> spoil, String... reddens) {
        return Fault.onChange(
                name,
                (session, change) -> List.of(
                        change instanceof Change.ConsentAppended appended
                                ? new Change.ConsentAppended(spoil.apply(appended.consent()))
                                : change),
                reddens);
    }

    private static List<Fault> writing() {
        return List.of(
                Fault.onChange(
                        "a withdrawal is lost",
                        (session, change) -> change instanceof Change.ConsentAppended a
                                        && a.consent() instanceof Withdrawn w
                                        && w.scope().point().isEmpty()
                                        && w.scope().channels().isEmpty()
                                ? List.of()
                                : List.of(change),
                        "S-57",
                        "S-100"),
                Fault.swallowing("consent", "id", "S-58"),
                Fault.swallowing("consent", "permit", "S-65"),
                onConsent(
                        "permits are not kept",
                        c -> c instanceof Contacted used
                                ? new Contacted(
                                        used.stamp(),
                                        used.person(),
                                        used.point(),
                                        used.channel(),
                                        used.purpose(),
                                        Optional.empty())
                                : c,
                        "S-65",
                        "S-100"),
                onConsent(
                        "a point is kept as it was normalised",
                        c -> c instanceof Grant grant && grant.point() instanceof EmailAddress
                                ? grant.toBuilder()
                                        .to(EmailAddress.parse(grant.point().key()))
                                        .build()
                                : c,
                        "S-100"),
                onConsent(
                        "a grant forgets that it must be confirmed",
                        c -> c instanceof Grant grant && grant.confirmation().isPresent() ? unconfirmed(grant) : c,
                        "S-100"));
    }

    private static Grant unconfirmed(Grant grant) {
        return Grant.of(grant.stamp(), grant.person(), grant.point())
                .by(grant.channels().toArray(Channel[]::new))
                .purposes(grant.purposes().toArray(Purpose[]::new))
                .proof(grant.proof())
                .build();
    }

    private static List<Fault> reading() {
        return List.of(
                Fault.on(
                        "ConsentStore.find",
                        "an unknown consent is an error",
                        call -> ContactFaults.present(call.<Optional<Consent>>proceed()),
                        "S-5",
                        "S-101"),
                Fault.on("ConsentStore.of", "the ledger comes in any order", ContactFaults::reversed, "S-57", "S-102"),
                Fault.on(
                        "ConsentStore.excerpt",
                        "an excerpt is of the contacts alone",
                        call -> {
                            ConsentExcerpt all = call.proceed();
                            List<Consent> own = all.entries().stream()
                                    .filter(c -> c.contacts().isEmpty()
                                            || c.contacts().stream()
                                                    .anyMatch(call.<Collection<ContactId>>arg(0)::contains))
                                    .toList();
                            return new ConsentExcerpt(own, all.people());
                        },
                        "S-140"),
                Fault.on(
                        "ConsentStore.excerpt",
                        "nobody knows who shares a point",
                        call -> {
                            ConsentExcerpt all = call.proceed();
                            List<Contact> own = all.people().stream()
                                    .filter(c ->
                                            call.<Collection<ContactId>>arg(0).contains(c.id()))
                                    .toList();
                            return new ConsentExcerpt(all.entries(), own);
                        },
                        "S-141"),
                Fault.onState(
                        "a contact is judged by its own entries alone",
                        (session, s) -> s.consenting(new ConsentExcerpt(
                                s.consents().entries().stream()
                                        .filter(c -> c.contacts().isEmpty()
                                                || c.contacts()
                                                        .contains(s.contact().id()))
                                        .toList(),
                                s.consents().people())),
                        "S-142"),
                Fault.on(
                        "ConsentStore.revisions",
                        "only the last revision of a purpose is kept",
                        call -> call.<PurposeRevised>changing(l -> l.subList(Math.max(0, l.size() - 1), l.size())),
                        "S-108"));
    }

    private static List<Fault> finding() {
        return List.of(
                Fault.on(
                        ABOUT,
                        "the points of the erased are not found",
                        call -> call.<Consent>changing(l ->
                                l.stream().filter(c -> !(c instanceof Erased)).toList()),
                        "S-104",
                        "S-107"),
                Fault.on(
                        ABOUT,
                        "points are compared as they are written",
                        call -> call.<Consent>changing(l -> l.stream()
                                .filter(c ->
                                        c.points().stream().anyMatch(call.<Collection<ContactPoint>>arg(0)::contains))
                                .toList()),
                        "S-105"),
                Fault.on(ABOUT, "what is about points comes in any order", ContactFaults::reversed, "S-105", "S-106"),
                Fault.on(
                        ABOUT,
                        "a fact is found once for each of its points",
                        call -> {
                            List<Consent> found = new ArrayList<>();
                            List<Consent> answer = call.proceed();
                            answer.forEach(c -> c.points().forEach(point -> found.add(c)));
                            return found;
                        },
                        "S-107"));
    }
}
