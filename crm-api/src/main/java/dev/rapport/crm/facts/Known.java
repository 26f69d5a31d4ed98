package dev.rapport.crm.facts;

import dev.rapport.crm.criterion.Dealings;
import dev.rapport.crm.criterion.Window;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Touch;
import dev.rapport.crm.interaction.TouchFilter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Dealings by what is kept in step, and by the log as far back as it was read. */
record Known(Activity activity, Dealings log, Instant logFrom, ZonedDateTime asOf) implements Dealings {

    @Override
    public long count(TouchFilter filter, Window window) {
        if (logFrom.equals(Instant.MIN) || !window.isEver()) {
            return logOf(window).count(filter, window);
        }
        return activity.count(filter);
    }

    @Override
    public BigDecimal sum(TouchFilter filter, Window window, Currency currency) {
        return logOf(window).sum(filter, window, currency);
    }

    @Override
    public Optional<Touch> first(TouchFilter filter) {
        return logFrom.equals(Instant.MIN) ? log.first(filter) : activity.first(filter);
    }

    @Override
    public Optional<Touch> last(TouchFilter filter) {
        return logFrom.equals(Instant.MIN) ? log.last(filter) : activity.last(filter);
    }

    @Override
    public Optional<Instant> changesAt(TouchFilter filter, Window window) {
        return window.isEver() ? log.changesAt(filter, window) : logOf(window).changesAt(filter, window);
    }

    @Override
    public List<Interaction> interactions() {
        return log.interactions();
    }

    private Dealings logOf(Window window) {
        if (window.begin(asOf).orElse(Instant.MIN).isBefore(logFrom)) {
            throw new IllegalArgumentException(
                    "condition: what it asks was not declared; add FactNeeds.none().asked(condition) to the needs");
        }
        return log;
    }
}
