package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.Crm;
import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.Recipient;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.facts.Facts;
import dev.rapport.crm.facts.Occurrences;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionId;
import dev.rapport.crm.rule.NextContact;
import dev.rapport.crm.rule.Permission;
import dev.rapport.crm.rule.Plan;
import dev.rapport.crm.rule.Planner;
import dev.rapport.crm.rule.RuleBook;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a test itself knows of a CRM from what it did there, so that it can say what the answers have to be. */
final class CrmHistory {
    /** Grants that end by the calendar, so that plans do. */
    static final List<ConsentPolicy> POLICIES = List.of(
            ConsentPolicy.STRICT.toBuilder("brief").maxAge(Period.ofDays(20)).build());

    final Crm crm;
    final MutableClock clock;
    final List<ContactId> contacts = new ArrayList<>();
    final List<Claim> claims = new ArrayList<>();
    final Map<InteractionId, Interaction> effective = new HashMap<>();
    private final RuleBook book;
    private final Map<ContactId, Set<String>> consumed = new HashMap<>();
    private final Map<ContactId, Map<String, LocalDateTime>> snoozes = new HashMap<>();
    private final Map<ContactId, LocalDateTime> contactSnoozes = new HashMap<>();

    CrmHistory(Crm crm, RuleBook book, MutableClock clock) {
        this.crm = crm;
        this.book = book;
        this.clock = clock;
    }

    void keep(Interaction recorded) {
        if (recorded.isRetraction()) {
            effective.remove(recorded.factId());
        } else {
            effective.put(recorded.factId(), recorded);
        }
    }

    /** A worker is given only what no other worker holds at that moment. */
    void claim(String worker, int limit) {
        Set<String> held = new HashSet<>();
        claims.stream().filter(this::isHeld).forEach(c -> held.add(c.id().toString()));
        List<Claim> given = crm.followUps().claim(worker, limit, CrmScene.LEASE);
        given.forEach(c -> assertTrue(!held.contains(c.id().toString()), () -> "two workers hold " + c.id()));
        claims.addAll(given);
    }

    private boolean isHeld(Claim claim) {
        return crm.followUps()
                .find(claim.id())
                .filter(f -> f.version() == claim.version() && f.status() == FollowUpStatus.CLAIMED)
                .flatMap(FollowUp::leaseUntil)
                .filter(end -> end.isAfter(clock.instant()))
                .isPresent();
    }

    /** Ends a claim by what a worker does with it; a worker that is late is told so, and has changed nothing. */
    void act(Claim claim, Runnable work) {
        claims.remove(claim);
        List<FollowUp> before = crm.followUps().history(claim.contact());
        try {
            work.run();
        } catch (StaleClaimException e) {
            assertEquals(before, crm.followUps().history(claim.contact()));
        }
    }

    void consume(FollowUp over) {
        assertTrue(
                consumed.computeIfAbsent(over.contact(), id -> new HashSet<>()).add(over.occurrence()),
                () -> "acted on twice: " + over.occurrence());
    }

    void snooze(FollowUp followUp, LocalDateTime until) {
        crm.followUps().snooze(followUp.id(), until);
        snoozes.computeIfAbsent(followUp.contact(), id -> new HashMap<>())
                .merge(followUp.occurrence(), until, CrmHistory::later);
    }

    void snooze(ContactId contact, LocalDateTime until) {
        crm.followUps().snooze(contact, until);
        contactSnoozes.merge(contact, until, CrmHistory::later);
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    /** What is kept in step with each write is what the whole log gives, whenever somebody looks. */
    void check() {
        Instant now = clock.instant();
        List<FollowUp> due = crm.followUps().due(100, Optional.empty()).items();
        List<FollowUp> expectedDue = new ArrayList<>();
        for (ContactId id : contacts) {
            forgetSnoozesOfLapsed(id);
            Plan plan = Planner.plan(facts(id), book, Permission.ledger(contact -> POLICIES), now);
            assertEquals(plan.next(), crm.nextContact(id), "next contact of " + id);
            List<FollowUp> active = crm.followUps().history(id).stream()
                    .filter(f -> f.status().isActive())
                    .toList();
            checkLanes(plan, active, now);
            active.stream().filter(f -> !f.due().toInstant().isAfter(now)).forEach(expectedDue::add);
        }
        expectedDue.sort(
                Comparator.comparing((FollowUp f) -> f.due().toInstant()).thenComparing(FollowUp::id));
        assertEquals(expectedDue, due);
    }

    private void forgetSnoozesOfLapsed(ContactId id) {
        crm.followUps().history(id).stream()
                .filter(f -> f.status() == FollowUpStatus.LAPSED)
                .forEach(f -> snoozes.getOrDefault(id, new HashMap<>()).remove(f.occurrence()));
    }

    private static void checkLanes(Plan plan, List<FollowUp> active, Instant now) {
        Map<String, String> stored = new HashMap<>();
        Map<String, String> planned = new HashMap<>();
        plan.lanes().forEach((lane, next) -> planned.put(lane, told(next)));
        for (FollowUp f : active) {
            String before = stored.put(f.lane(), told(f));
            assertEquals(null, before, "two follow-ups in one lane");
            if (f.leaseUntil().filter(end -> end.isAfter(now)).isPresent()) {
                // whoever was told to act may finish, although time has moved the plan on
                stored.remove(f.lane());
                planned.remove(f.lane());
            }
        }
        assertEquals(planned, stored);
    }

    private static String told(NextContact next) {
        return next.occurrence() + " " + next.due() + " " + next.findChannel();
    }

    private static String told(FollowUp f) {
        return f.occurrence() + " " + f.due() + " " + f.channel();
    }

    private Facts facts(ContactId id) {
        Contact contact = crm.contacts().get(id);
        List<Interaction> log = effective.values().stream()
                .filter(i -> i.contacts().contains(id))
                .toList();
        return new Facts(
                contact,
                Activity.of(
                        log, book.needs(), contact.zone().orElse(book.policy().fallbackZone())),
                new Occurrences(
                        consumed.getOrDefault(id, Set.of()),
                        snoozes.getOrDefault(id, Map.of()),
                        Optional.ofNullable(contactSnoozes.get(id))),
                ConsentLedger.of(
                        ledger(),
                        contacts.stream()
                                .map(other -> Recipient.from(crm.contacts().get(other)))
                                .toList()));
    }

    /** As it is stored: what somebody said stays at a point that they give up. */
    private List<Consent> ledger() {
        return contacts.stream()
                .flatMap(id -> crm.consents().history(id).stream())
                .toList();
    }
}
