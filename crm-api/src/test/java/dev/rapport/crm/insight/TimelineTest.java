package dev.rapport.crm.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Participant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Contact ada = Contact.person("Ada").build();
    private final Contact bob = Contact.person("Bob").build();
    private final Contact company = Contact.organisation("Engines").build();
    private final Participant theCompany = new Participant(company.id(), Participant.Role.INDIRECT);
    private final Interaction both = Interaction.meeting(ada.id())
            .with(bob.id())
            .with(theCompany)
            .at(Made.noon(1))
            .build();

    private static Timeline of(Contact contact, Interaction fact) {
        return Timeline.of(contact, List.of(fact));
    }

    @Test
    void givesEachFactToOneContact() {
        assertEquals(List.of(both), of(ada, both).first());
        assertEquals(List.of(), of(bob, both).first());
        assertEquals(List.of(), of(company, both).first());
    }

    @Test
    void knowsWhoTookPart() {
        assertEquals(List.of(both), of(ada, both).direct());
        assertEquals(List.of(both), of(bob, both).direct());
        assertEquals(List.of(), of(company, both).direct());
    }

    @Test
    void leavesAFactToTheNextWhenTheFirstIsErased() {
        Interaction rest = both.without(ada.id());
        assertEquals(List.of(rest), of(bob, rest).first());
        Interaction companyOnly = rest.without(bob.id());
        assertEquals(List.of(companyOnly), of(company, companyOnly).first());
    }
}
