package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Dealings;
import dev.rapport.crm.criterion.Measures;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.followup.FollowUp;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A contact as a segment sees it: the rest of what is asked is read when it is asked. For one thread. */
final class Candidate implements Subject {
    private final Contact contact;
    private final ZonedDateTime asOf;
    private final Source source;
    private @Nullable Dealings dealings;

    Candidate(Contact contact, ZonedDateTime asOf, Source source) {
        this.contact = contact;
        this.asOf = asOf;
        this.source = source;
    }

    /** Where the rest is read. */
    interface Source {
        Dealings dealings(Contact contact);

        Optional<ConsentDecision> consent(Contact contact, Purpose purpose, Channel channel);

        Set<ContactId> records(Contact contact);

        List<FollowUp> followUps(Contact contact);

        Measures measures();
    }

    @Override
    public Contact contact() {
        return contact;
    }

    @Override
    public ZonedDateTime asOf() {
        return asOf;
    }

    @Override
    public Dealings dealings() {
        Dealings known = dealings == null ? source.dealings(contact) : dealings;
        dealings = known;
        return known;
    }

    @Override
    public Optional<ConsentDecision> consent(Purpose purpose, Channel channel) {
        return source.consent(contact, purpose, channel);
    }

    @Override
    public Set<ContactId> records() {
        return source.records(contact);
    }

    @Override
    public List<FollowUp> followUps() {
        return source.followUps(contact);
    }

    @Override
    public OptionalDouble measure(String name) {
        return source.measures().measure(name, this);
    }
}
