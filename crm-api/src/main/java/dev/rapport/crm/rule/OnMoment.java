package dev.rapport.crm.rule;

import java.time.LocalDateTime;

/** A date and time. */
record OnMoment(LocalDateTime moment) implements OneShot {

    static Terms refusingHour(Terms terms) {
        if (terms.at != null || terms.hours != null) {
            throw new IllegalArgumentException("rule " + terms.id + ": on(...) has a time of day of its own; leave "
                    + (terms.at == null ? "atSuggestedTime(...)" : "at(...)") + " out");
        }
        return terms;
    }

    @Override
    public Anchoring anchor(Planning planning) {
        Wish wish = new Wish("", moment);
        wish.about = moment.toLocalDate();
        return wish;
    }

    @Override
    public String because(Wish wish) {
        return "planned for " + Phrases.of(moment);
    }
}
