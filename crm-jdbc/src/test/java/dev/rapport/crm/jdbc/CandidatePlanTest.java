package dev.rapport.crm.jdbc;

import static dev.rapport.crm.criterion.Criteria.atLeast;
import static dev.rapport.crm.criterion.Criteria.lastLongerAgo;
import static dev.rapport.crm.criterion.Criteria.tagged;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Window;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import dev.rapport.crm.interaction.InteractionKind;
import dev.rapport.crm.interaction.TouchFilter;
import dev.rapport.crm.storage.Change;
import dev.rapport.crm.storage.Changes;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import dev.rapport.crm.testkit.Samples;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who bought three times lately is found in what was bought lately, not in all that ever happened. */
final class CandidatePlanTest {
    private static final TenantId TENANT = new TenantId("acme");
    private static final ZonedDateTime ASKED = Samples.NOW.atZone(ZoneOffset.UTC);
    private static final int CONTACTS = 1_000;
    private static final int YEARS_IN_DAYS = 720;

    /** All lines of a table, or all lines of the tenant. */
    private static final Pattern WHOLE_TIMELINE =
            Pattern.compile("seq scan on crm_timeline|scan t\\b|search t using [a-z ]+[a-z_]* ?\\(tenant_id=\\?\\)");

    private static final Criterion ASLEEP = atLeast(
                    3, TouchFilter.kinds(InteractionKind.PURCHASE), Window.inLast(Period.ofDays(30)))
            .and(lastLongerAgo(TouchFilter.any().outbound(), Period.ofMonths(1)))
            .and(tagged("customer"));

    @ParameterizedTest
    @EnumSource
    void readsNoMoreThanTheWindow(Database kind) {
        DataSource database = kind.create();
        ContactId asleep = fill(JdbcStorage.builder(database).createSchema().build());
        kind.analyze(database);
        Plans plans = new Plans(database, kind);
        Storage storage = JdbcStorage.builder(plans.explained()).build();
        assertEquals(
                List.of(asleep),
                storage.inTransaction(
                        TENANT,
                        s -> s.contacts()
                                .candidates(ASLEEP, ASKED, 50, Optional.empty())
                                .items()));
        assertEquals(
                OptionalLong.of(1),
                storage.inTransaction(TENANT, s -> s.contacts().count(ASLEEP, ASKED)));
        List<String> taken = plans.take();
        assertEquals(2, taken.size());
        for (String plan : taken) {
            String told = plan.substring(plan.indexOf('\n')).toLowerCase(Locale.ROOT);
            assertFalse(WHOLE_TIMELINE.matcher(told).find(), plan);
            assertTrue(told.contains("crm_timeline_by_kind"), plan);
        }
    }

    /** Everybody buys every other month and is called every other month; one bought three times, and was called in spring. */
    private static ContactId fill(Storage storage) {
        ContactId asleep = ContactId.next();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change.ContactAdded(
                Contact.person("Asleep").id(asleep).tag("customer").build(), Samples.NOW));
        for (int day = 1; day <= 3; day++) {
            changes.add(line(Interaction.purchase(asleep), day));
        }
        changes.add(line(Interaction.call(asleep).outbound(), 200));
        for (int i = 0; i < CONTACTS; i++) {
            Contact contact = Contact.person("Person " + i).tag("customer").build();
            changes.add(new Change.ContactAdded(contact, Samples.NOW));
            for (int day = i % 60; day < YEARS_IN_DAYS; day += 60) {
                changes.add(line(Interaction.purchase(contact.id()), day));
                changes.add(line(Interaction.call(contact.id()).outbound(), day));
            }
        }
        for (int from = 0; from < changes.size(); from += 2_000) {
            List<Change> some = changes.subList(from, Math.min(from + 2_000, changes.size()));
            storage.inTransaction(TENANT, s -> {
                s.write(new Changes(some));
                return true;
            });
        }
        return asleep;
    }

    private static Change line(InteractionBuilder interaction, int daysAgo) {
        return new Change.InteractionAppended(interaction
                .at(Samples.NOW.minus(Duration.ofDays(daysAgo)))
                .stamp(Samples.NOW, ZoneOffset.UTC)
                .build());
    }
}
