package dev.rapport.crm.criterion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Money;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each part of a condition says what was found. */
class FindingTest {
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2027-03-31T10:00:00+02:00[Europe/Paris]");
    private static final Contact ADA = Contact.person("Ada")
            .tag("vip")
            .attribute(dev.rapport.crm.contact.AttributeKey.text("city"), "Paris")
            .birthday("--02-29")
            .build();

    /** At 23:30 in London it was the next day in Paris. */
    private static final Dealings DEALINGS = Dealings.of(
            List.of(
                    Interaction.purchase(ADA.id())
                            .at(Instant.parse("2027-03-10T23:30:00Z"))
                            .amount(Money.of("12.50", "EUR"))
                            .build(),
                    Interaction.purchase(ADA.id())
                            .at(Instant.parse("2027-03-20T12:00:00Z"))
                            .build()),
            NOW);

    private final Subject subject = new Subject() {
        @Override
        public Contact contact() {
            return ADA;
        }

        @Override
        public ZonedDateTime asOf() {
            return NOW;
        }

        @Override
        public Dealings dealings() {
            return DEALINGS;
        }

        @Override
        public Optional<ConsentDecision> consent(Purpose purpose, Channel channel) {
            return channel.equals(Channel.EMAIL)
                    ? Optional.of(ConsentDecision.leftOut(ConsentReason.HELD_OUT))
                    : Optional.empty();
        }

        @Override
        public List<FollowUp> followUps() {
            return List.of(
                    due("2027-03-31T09:00:00+02:00[Europe/Paris]"),
                    due("2027-03-30T09:00:00+02:00[Europe/Paris]"),
                    due("2027-04-01T09:00:00+02:00[Europe/Paris]"));
        }

        @Override
        public OptionalDouble measure(String name) {
            return name.equals("alive") ? OptionalDouble.of(0.25) : OptionalDouble.empty();
        }
    };

    private static FollowUp due(String at) {
        return FollowUp.of(ADA.id(), "chase", "chase:" + at)
                .due(ZonedDateTime.parse(at))
                .because("nobody answered")
                .build();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            has at least 2 of PURCHASE in the last 1 month            | yes | 2, the last on 2027-03-20
            has at least 3 of PURCHASE                                | no  | 2, the last on 2027-03-20
            has at most 0 of CALL                                     | yes | 0
            has a sum of at least 12.51 EUR of PURCHASE               | no  | 12.5 EUR
            has a sum of at most 1 USD of PURCHASE                    | yes | 0 USD
            had the first PURCHASE before 2027-03-10T23:30:00.000001Z | yes | on 2027-03-11
            had the last PURCHASE longer ago than 12 days             | no  | on 2027-03-20
            had the last PURCHASE longer ago than 10 days             | yes | on 2027-03-20
            had the last CALL within 1 year                           | no  | never
            may be contacted by EMAIL for marketing news | no | Refused. The person, or somebody with the same point, is held out of an experiment, and never written to.
            may be contacted by SMS for marketing news                | no  | there is no point for SMS
            has a follow-up open                                      | yes | 3 of 3
            has a follow-up due                                       | yes | 2 of 3
            has a follow-up of chase overdue                          | yes | 1 of 3
            has a follow-up of other due                              | no  | 0 of 3
            has a follow-up done                                      | no  | 0 of 3
            has the measure alive of at most 0.25                     | yes | 0.25
            has the measure alive of at least 0.250000001             | no  | 0.25
            has the measure score of at most 9                        | no  | not known
            is tagged vip                                             | yes | it is so
            is owned by mia                                           | no  | it is not
            has the number attribute seats of at least 1              | no  | it has none
            has the date birthday within the next 335 days            | yes | it comes
            has the date birthday within the next 334 days            | no  | it is further ahead
            has the date wedding within the next 1 year               | no  | it has none
            is tagged old                                             | no  | it is not
            is an organisation                                        | no  | is a person
            has the date birthday                                     | yes | it has
            has the text attribute city                               | yes | it has
            has the number attribute seats                            | no  | it has none
            has the number attribute seats = 5                        | no  | it has none
            """)
    void saysWhatThereIs(String text, String met, String found) {
        Finding finding = Finding.of(Criterion.parse(text), subject);
        assertEquals(found, finding.found());
        assertEquals(met.equals("yes"), finding.isMet());
    }

    @Test
    void keepsTheValueOfAnAttributeToItself() {
        Finding finding = Finding.of(Criterion.parse("has the text attribute city = \"London\""), subject);
        assertEquals("no: has the text attribute city = ... (it has another value)", finding.text());
        assertFalse(finding.isMet());
        assertEquals(
                "yes: has the text attribute city = ... (it has)",
                Finding.of(Criterion.parse("has the text attribute city = \"Paris\""), subject)
                        .toString());
    }

    @Test
    void looksAtEveryPartEvenIfOneIsEnough() {
        Finding finding =
                Finding.of(Criterion.parse("is a person or (is tagged old and not (is tagged vip))"), subject);
        assertEquals("""
                yes: at least one of
                  yes: is a person (is a person)
                  no: all of
                    no: is tagged old (it is not)
                    no: not
                      yes: is tagged vip (it is so)""", finding.text());
        assertTrue(finding.isMet());
        assertEquals(
                "yes: is any contact", Finding.of(Criteria.allOf(), subject).text());
    }
}
