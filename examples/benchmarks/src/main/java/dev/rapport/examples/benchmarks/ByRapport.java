package dev.rapport.examples.benchmarks;

import static dev.rapport.crm.contact.Channel.CALL;
import static dev.rapport.crm.contact.Channel.EMAIL;

import dev.rapport.crm.Crm;
import dev.rapport.crm.calendar.WorkCalendar;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.PartialDate;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.jdbc.JdbcStorage;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import java.time.Instant;
import java.time.Period;
import javax.sql.DataSource;

/** Records through the library. Each call is another occasion, so every one moves the follow-up. */
final class ByRapport implements Recorder {

    static final RuleBook BOOK = RuleBook.version(1)
            .calendar(WorkCalendar.mondayToFriday().holidays(SixRules.HOLIDAYS))
            .of(Rule.named("stay-in-touch")
                    .purpose(Purpose.nonMarketing("care"))
                    .every(Period.ofMonths(3))
                    .afterLast(CALL, EMAIL)
                    .via(CALL, EMAIL)
                    .onWorkingDays());

    private final Crm crm;
    private int contacts;

    ByRapport(DataSource dataSource) {
        crm = Crm.builder()
                .storage(JdbcStorage.builder(dataSource).createSchema().build())
                .rules(BOOK)
                .clock(() -> SixRules.NOW)
                .build();
    }

    /** Each with an address and a number of its own: who shares one is judged by what the others said. */
    ContactId newContact() {
        contacts++;
        return crm.contacts()
                .add(Contact.person("Ada Lovelace")
                        .email("ada" + contacts + "@example.org")
                        .phone("+44207" + (1_000_000 + contacts))
                        .zone("Europe/London")
                        .date("birthday", PartialDate.of(SixRules.BIRTHDAY))
                        .build())
                .id();
    }

    Crm crm() {
        return crm;
    }

    @Override
    public void record(ContactId contact, Instant at) {
        crm.interactions()
                .record(Interaction.call(contact)
                        .outbound()
                        .at(at)
                        .about("Licence renewal")
                        .build());
    }
}
