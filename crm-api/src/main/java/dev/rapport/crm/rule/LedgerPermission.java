package dev.rapport.crm.rule;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentOutlook;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.Handle;
import dev.rapport.crm.contact.PointEntry;
import dev.rapport.crm.facts.FactNeeds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets the consent ledger decide. */
final class LedgerPermission implements Permission {

    /** Stands for the place of a channel that needs none: a restriction of the whole person reaches it too. */
    private static final ContactPoint NOWHERE = new Handle("none", "none");

    private final Function<Contact, List<ConsentPolicy>> policies;

    LedgerPermission(Function<Contact, List<ConsentPolicy>> policies) {
        this.policies = Objects.requireNonNull(policies, "policies");
    }

    @Override
    public FactNeeds needs() {
        return FactNeeds.none().andConsents();
    }

    @Override
    public Answer ask(Question question) {
        Contact contact = question.facts().contact();
        List<ConsentPolicy> all = policies.apply(contact);
        Instant due = question.due().toInstant();
        Instant now = question.facts().ledger().notBeforeWhatIsKnown(question.now());
        @Nullable ConsentDecision refusal = null;
        @Nullable Instant validUntil = null;
        for (ContactPoint point : points(contact, question.channel(), question.date())) {
            ConsentRequest request = ConsentRequest.of(contact.id(), point, question.channel(), question.purpose());
            ConsentOutlook outlook = question.facts().ledger().outlook(all, request, due, now);
            validUntil = earlier(validUntil, outlook.mayChangeAt().orElse(null));
            if (outlook.decision().isPermitted()) {
                return answer(Answer.granted(), outlook.decision(), validUntil);
            }
            refusal = soonest(refusal, outlook.decision());
        }
        if (refusal == null) {
            return Answer.refused();
        }
        Optional<Instant> retryAt = refusal.retryAt();
        return answer(retryAt.isPresent() ? Answer.later(retryAt.get()) : Answer.refused(), refusal, validUntil);
    }

    private static List<ContactPoint> points(Contact contact, Channel channel, LocalDate day) {
        if (channel.pointType().isPresent()) {
            return contact.pointsFor(channel, day).stream()
                    .map(PointEntry::point)
                    .toList();
        }
        return contact.points().isEmpty()
                ? List.of(NOWHERE)
                : contact.points().stream().map(PointEntry::point).toList();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        return one == null || (other != null && other.isBefore(one)) ? other : one;
    }

    private static ConsentDecision soonest(@Nullable ConsentDecision one, ConsentDecision other) {
        if (one == null || one.retryAt().isEmpty()) {
            return one != null && other.retryAt().isEmpty() ? one : other;
        }
        return other.retryAt().filter(one.retryAt().get()::isAfter).isPresent() ? other : one;
    }

    private static Answer answer(Answer answer, ConsentDecision decision, @Nullable Instant validUntil) {
        Answer explained = answer.because(decision.explanation());
        return validUntil == null ? explained : explained.validUntil(validUntil);
    }
}
