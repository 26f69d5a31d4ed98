package dev.rapport.crm.criterion;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.criterion.Criterion.AttributeIs;
import dev.rapport.crm.criterion.Criterion.Counted;
import dev.rapport.crm.criterion.Criterion.Dated;
import dev.rapport.crm.criterion.Criterion.HasAttribute;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/** What there is about one contact, in words, for each kind of condition. */
record Found(Subject subject) {
    private static final MathContext DIGITS = new MathContext(6);

    /** Whether something can be found for it besides its parts. */
    static boolean isSimple(Criterion condition) {
        return !(condition instanceof Criterion.AllOf
                || condition instanceof Criterion.AnyOf
                || condition instanceof Criterion.Not);
    }

    String words(Criterion condition) {
        if (condition instanceof Counted counted) {
            return subject.dealings().count(counted.filter(), counted.window()) + last(counted.filter());
        }
        if (condition instanceof Summed summed) {
            BigDecimal sum = subject.dealings().sum(summed.filter(), summed.window(), summed.currency());
            return sum.toPlainString() + " " + summed.currency();
        }
        if (condition instanceof Dated dated) {
            return touched(dated.end(), dated.filter());
        }
        if (condition instanceof Ago ago) {
            return touched(ago.end(), ago.filter());
        }
        return ofOthers(condition);
    }

    private String last(TouchFilter filter) {
        return subject.dealings()
                .last(filter)
                .map(touch -> ", the last on " + day(touch))
                .orElse("");
    }

    private String touched(Criterion.End end, TouchFilter filter) {
        return subject.dealings()
                .touch(end, filter)
                .map(touch -> "on " + day(touch))
                .orElse("never");
    }

    private LocalDate day(Touch touch) {
        return LocalDate.ofInstant(touch.at(), subject.asOf().getZone());
    }

    private String ofOthers(Criterion condition) {
        if (condition instanceof Permitted permitted) {
            return subject.consent(permitted.purpose(), permitted.channel())
                    .map(ConsentDecision::explanation)
                    .orElse("there is no point for " + permitted.channel());
        }
        if (condition instanceof HasFollowUp has) {
            long met = subject.followUps().stream()
                    .filter(followUp -> has.isMet(followUp, subject.asOf()))
                    .count();
            return met + " of " + subject.followUps().size();
        }
        if (condition instanceof Measured measured) {
            return subject.measure(measured.name()).stream()
                    .filter(Double::isFinite)
                    .mapToObj(number -> new BigDecimal(number)
                            .round(DIGITS)
                            .stripTrailingZeros()
                            .toPlainString())
                    .findFirst()
                    .orElse("not known");
        }
        return ofContact(condition);
    }

    private String ofContact(Criterion condition) {
        if (condition instanceof AttributeIs is) {
            boolean isThere = subject.contact().attributes().get(is.key()).isPresent();
            return is.test(subject) ? "it has" : isThere ? "it has another value" : "it has none";
        }
        if (condition instanceof AttributeWithin within) {
            boolean isThere = subject.contact().attributes().get(within.key()).isPresent();
            return within.test(subject) ? "it is" : isThere ? "it is not" : "it has none";
        }
        if (condition instanceof Coming coming) {
            boolean isThere = subject.contact().dates().containsKey(coming.date());
            return coming.test(subject) ? "it comes" : isThere ? "it is further ahead" : "it has none";
        }
        if (condition instanceof HasAttribute || condition instanceof Criterion.HasDate) {
            return condition.test(subject) ? "it has" : "it has none";
        }
        if (condition instanceof Criterion.OfKind) {
            return Sentence.ofKind(subject.contact().kind());
        }
        return condition.test(subject) ? "it is so" : "it is not";
    }
}
