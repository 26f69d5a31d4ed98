package dev.rapport.crm.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.interaction.Interaction;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ActivityTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2262-04-12T00:00:00Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void keepsTimesFarAwayToTheMicrosecond(String time) {
        Interaction call = Interaction.call(ContactId.next())
                .outbound()
                .at(Instant.parse(time))
                .build();
        Activity activity = Activity.of(List.of(call), FactNeeds.none(), ZoneOffset.UTC);
        Activity read = Activity.parse(activity.text());
        assertEquals(activity, read);
        assertEquals(List.of(Instant.parse(time)), read.outbound());
    }
}
