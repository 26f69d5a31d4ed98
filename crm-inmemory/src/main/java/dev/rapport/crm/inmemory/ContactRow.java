package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactRevision;
import dev.rapport.crm.facts.Activity;
import dev.rapport.crm.storage.PlanBasis;
import dev.rapport.crm.storage.PlanState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of one contact now; the indexes keep rows, and a row changes only while it is out of those that it moves in. */
final class ContactRow {
    static final Comparator<ContactRow> BY_ID = ContactRow::compareIds;
    static final Comparator<ContactRow> BY_NAME = ContactRow::compareNames;
    static final Comparator<ContactRow> BY_BASIS = ContactRow::compareBases;
    static final Comparator<ContactRow> BY_END = ContactRow::compareEnds;

    private final ContactId id;
    private ContactRevision revision;
    private String nameKey;
    private @Nullable Activity activity;
    private @Nullable PlanState plan;

    ContactRow(ContactRevision revision) {
        this.id = revision.contact().id();
        this.revision = revision;
        this.nameKey = revision.contact().nameKey();
    }

    ContactId id() {
        return id;
    }

    Contact contact() {
        return revision.contact();
    }

    String nameKey() {
        return nameKey;
    }

    Optional<Activity> activity() {
        return Optional.ofNullable(activity);
    }

    Optional<PlanState> plan() {
        return Optional.ofNullable(plan);
    }

    /** The version of the rule book that planned it last, or 0 if none did. */
    int bookVersion() {
        return plan == null ? 0 : plan.basis().bookVersion();
    }

    /** Whether it was planned with less than that, or never. */
    boolean isMadeBefore(PlanBasis basis) {
        return plan == null || plan.basis().compareTo(basis) < 0;
    }

    Instant validUntil() {
        return plan == null ? Instant.MAX : plan.validUntil().orElse(Instant.MAX);
    }

    void become(ContactRevision next, Journal journal) {
        ContactRevision before = revision;
        String keyBefore = nameKey;
        journal.undoWith(() -> {
            revision = before;
            nameKey = keyBefore;
        });
        revision = next;
        nameKey = next.contact().nameKey();
    }

    void plan(Activity nextActivity, PlanState nextPlan, Journal journal) {
        Activity activityBefore = activity;
        PlanState planBefore = plan;
        journal.undoWith(() -> {
            activity = activityBefore;
            plan = planBefore;
        });
        activity = nextActivity;
        plan = nextPlan;
    }

    private static int compareIds(ContactRow a, ContactRow b) {
        return a.id.compareTo(b.id);
    }

    private static int compareNames(ContactRow a, ContactRow b) {
        int byName = CodePointOrder.INSTANCE.compare(a.nameKey, b.nameKey);
        return byName != 0 ? byName : compareIds(a, b);
    }

    /** Those that were never planned come first. */
    private static int compareBases(ContactRow a, ContactRow b) {
        PlanState planOfA = a.plan;
        PlanState planOfB = b.plan;
        int byBasis = planOfA == null || planOfB == null
                ? Integer.compare(a.bookVersion(), b.bookVersion())
                : planOfA.basis().compareTo(planOfB.basis());
        return byBasis != 0 ? byBasis : compareIds(a, b);
    }

    private static int compareEnds(ContactRow a, ContactRow b) {
        int byVersion = Integer.compare(a.bookVersion(), b.bookVersion());
        int byTime = byVersion != 0 ? byVersion : a.validUntil().compareTo(b.validUntil());
        return byTime != 0 ? byTime : compareIds(a, b);
    }
}
