package dev.rapport.crm;

import dev.rapport.crm.consent.StopWords;
import java.time.Duration;

/** How people join and leave here. */
record SubscriptionTerms(StopWords stopWords, Duration confirmWithin) {
    static final Duration LONGEST = Duration.ofDays(2);

    SubscriptionTerms {
        if (confirmWithin.compareTo(Duration.ofMinutes(1)) < 0 || confirmWithin.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "confirmWithin: is " + confirmWithin + ", must be from one minute to 48 hours");
        }
    }

    static SubscriptionTerms standard() {
        return new SubscriptionTerms(StopWords.standard(), LONGEST);
    }

    SubscriptionTerms stopWords(StopWords value) {
        return new SubscriptionTerms(value, confirmWithin);
    }

    SubscriptionTerms confirmWithin(Duration value) {
        return new SubscriptionTerms(stopWords, value);
    }
}
