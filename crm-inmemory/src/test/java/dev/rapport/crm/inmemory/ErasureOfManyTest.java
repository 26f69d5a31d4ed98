package dev.rapport.crm.inmemory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.Crm;
import dev.rapport.crm.TombstoneKeys;
import dev.rapport.crm.calendar.Offset;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.followup.FollowUpStatus;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.rule.Permission.Answer;
import dev.rapport.crm.rule.Rule;
import dev.rapport.crm.rule.RuleBook;
import dev.rapport.crm.testkit.MutableClock;
import dev.rapport.crm.testkit.Samples;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An erasure reads what happened page by page, and forgets nobody who was there on any of the pages. */
final class ErasureOfManyTest {
    private static final int MORE_THAN_A_PAGE = 501;
    private static final Rule REORDER = Rule.named("reorder")
            .purpose(Samples.SERVICE)
            .once(Offset.days(30))
            .afterLast(InteractionKind.PURCHASE)
            .via(Channel.EMAIL)
            .lane("sales");

    private final MutableClock clock = Samples.clock();
    private final AtomicBoolean refuses = new AtomicBoolean();
    private final Crm crm = Crm.builder()
            .storage(InMemoryStorage.create(clock))
            .clock(clock)
            .rules(RuleBook.version(1).of(REORDER))
            .permission(question -> refuses.get() ? Answer.refused() : Answer.granted())
            .tombstoneKeys(TombstoneKeys.of(1, Map.of(1, new byte[32])))
            .build();

    @Test
    void plansAnewEverybodyWhoWasThere() {
        Contact ada = crm.contacts().add(Samples.person().build());
        List<ContactId> others = crm
                .contacts()
                .addAll(IntStream.range(0, MORE_THAN_A_PAGE)
                        .mapToObj(i -> Contact.person("Other " + i)
                                .email("other-" + i + "@example.org")
                                .build())
                        .toList())
                .stream()
                .map(Contact::id)
                .toList();
        crm.interactions()
                .recordAll(others.stream()
                        .map(other -> Samples.purchase(other).build())
                        .toList());
        crm.interactions()
                .recordAll(others.stream()
                        .map(other -> Samples.call(ada.id()).with(other).build())
                        .toList());
        assertEquals(others.size(), having(others, FollowUpStatus.OPEN));
        refuses.set(true);
        crm.contacts().erase(ada.id());
        assertEquals(others.size(), having(others, FollowUpStatus.SUPERSEDED));
    }

    private long having(List<ContactId> contacts, FollowUpStatus status) {
        return contacts.stream()
                .filter(contact -> crm.followUps().history(contact).stream()
                        .map(FollowUp::status)
                        .toList()
                        .equals(List.of(status)))
                .count();
    }
}
