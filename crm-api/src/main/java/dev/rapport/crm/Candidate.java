package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.criterion.Dealings;
import dev.rapport.crm.criterion.Measures;
import dev.rapport.crm.criterion.Subject;
import dev.rapport.crm.followup.FollowUp;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A contact as a segment sees it: the rest of what is asked is read when it is asked. */
record Candidate(Contact contact, Dealings dealings, ZonedDateTime asOf, Source source) implements Subject {

    /** Where the rest is read. */
    interface Source {
        Optional<ConsentDecision> consent(Contact contact, Purpose purpose, Channel channel);

        List<FollowUp> followUps(Contact contact);

        Measures measures();
    }

    @Override
    public Optional<ConsentDecision> consent(Purpose purpose, Channel channel) {
        return source.consent(contact, purpose, channel);
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
