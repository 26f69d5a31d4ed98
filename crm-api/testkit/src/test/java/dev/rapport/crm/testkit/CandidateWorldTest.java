package dev.rapport.crm.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.criterion.Criteria;
import dev.rapport.crm.criterion.Criterion;
import dev.rapport.crm.criterion.Summed;
import dev.rapport.crm.page.Page;
import dev.rapport.crm.storage.Outline;
import dev.rapport.crm.storage.Storage;
import dev.rapport.crm.storage.TenantId;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Agreement that nothing could spoil would prove nothing: it must find mistakes that were made on purpose. */
final class CandidateWorldTest {
    private static final int WORLDS = 300;
    private static final String CANDIDATES = "ContactStore.candidates";

    @Test
    void agreesWithTheModel() {
        Storage model = ReferenceStorage.create(Samples.clock());
        for (int i = 0; i < WORLDS; i++) {
            new CandidateWorld(i).check(model, new TenantId("w" + i));
        }
    }

    @Test
    void findsWhatIsBrokenOnPurpose() {
        List<String> missed = new ArrayList<>();
        check("what happens a microsecond later counts", missed, asked(at -> at.plus(StorageScene.MICRO)));
        check("what happens at the very instant does not count", missed, asked(at -> at.minus(StorageScene.MICRO)));
        check("days are those of UTC", missed, asked(at -> at.withZoneSameInstant(java.time.ZoneOffset.UTC)));
        check(
                "amounts in euros count in every currency",
                missed,
                criterion(c -> parts(c, CandidateWorldTest::inEuros)));
        check("under a not everybody is offered whom nobody decides", missed, criterion(c -> narrow(c)));
        check("what is not decided is not met", missed, criterion(c -> parts(c, CandidateWorldTest::never)));
        check(
                "a member is missing",
                missed,
                call -> call.name().equals(CANDIDATES) ? withoutLast(call) : call.proceed());
        check(
                "one too many is counted",
                missed,
                call -> call.name().equals("ContactStore.count")
                        ? call.<OptionalLong>proceed().stream()
                                .mapToObj(n -> OptionalLong.of(n + 1))
                                .findFirst()
                                .orElse(OptionalLong.empty())
                        : call.proceed());
        assertEquals(List.of(), missed);
    }

    private static void check(String mistake, List<String> missed, Function<Call, Object> spoil) {
        InstantSource clock = Samples.clock();
        Storage broken = new Tampered(ReferenceStorage.create(clock), spoil);
        for (int i = 0; i < WORLDS; i++) {
            try {
                new CandidateWorld(i).check(broken, new TenantId("w" + i));
            } catch (AssertionError e) {
                return;
            }
        }
        missed.add(mistake);
    }

    private static Function<Call, Object> asked(UnaryOperator<ZonedDateTime> otherwise) {
        return call -> call.name().equals(CANDIDATES)
                ? call.with(1, otherwise.apply(call.arg(1))).proceed()
                : call.proceed();
    }

    private static Function<Call, Object> criterion(UnaryOperator<Criterion> otherwise) {
        return call -> call.name().equals(CANDIDATES)
                ? call.with(0, otherwise.apply(call.arg(0))).proceed()
                : call.proceed();
    }

    private static Criterion parts(Criterion criterion, UnaryOperator<Criterion> otherwise) {
        if (criterion instanceof Criterion.AllOf all) {
            return new Criterion.AllOf(
                    all.parts().stream().map(p -> parts(p, otherwise)).toList());
        }
        if (criterion instanceof Criterion.AnyOf any) {
            return new Criterion.AnyOf(
                    any.parts().stream().map(p -> parts(p, otherwise)).toList());
        }
        return criterion instanceof Criterion.Not not
                ? Criteria.not(parts(not.part(), otherwise))
                : otherwise.apply(criterion);
    }

    private static Criterion inEuros(Criterion part) {
        return part instanceof Summed summed
                ? new Summed(summed.filter(), summed.window(), Currency.getInstance("EUR"), summed.bounds())
                : part;
    }

    private static Criterion never(Criterion part) {
        return Outline.of(part).isExact() ? part : Criteria.anyOf();
    }

    /** As if an outline were drawn without looking whether it is under a not. */
    private static Criterion narrow(Criterion criterion) {
        return parts(criterion, part -> Outline.of(part).isExact() ? part : Criteria.allOf());
    }

    private static Object withoutLast(Call call) {
        Page<ContactId> page = call.proceed();
        return page.items().isEmpty()
                ? page
                : new Page<>(page.items().subList(1, page.items().size()), page.next());
    }
}
