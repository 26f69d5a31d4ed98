package dev.rapport.examples.benchmarks;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentLedger;
import dev.rapport.crm.consent.ConsentPolicy;
import dev.rapport.crm.consent.ConsentRequest;
import dev.rapport.crm.consent.FactStamp;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.consent.Recipient;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decides one message by a ledger: grants and withdrawals in turn, the last word a grant. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ConsentBenchmark {

    private static final ContactId ADA = ContactId.parse("0190a5c4-0000-7000-8000-000000000001");
    private static final EmailAddress MAIL = EmailAddress.parse("ada@example.org");
    private static final Purpose NEWS = Purpose.marketing("news");
    private static final Instant FIRST = Instant.parse("2020-01-01T09:00:00Z");

    /** How many facts the ledger has. */
    @Param({"10", "1000"})
    int facts = 10;

    private final ConsentRequest letter = ConsentRequest.of(ADA, MAIL, Channel.EMAIL, NEWS);
    private final List<ConsentPolicy> policies = List.of(ConsentPolicy.STRICT);
    private List<Consent> all = List.of();
    private ConsentLedger ledger = ConsentLedger.of(List.of(), List.of());

    /** Makes the ledger. */
    @Setup
    public void write() {
        List<Consent> written = new ArrayList<>();
        for (int i = 1; i <= facts; i++) {
            FactStamp stamp = FactStamp.next().stamp(FIRST.plusSeconds(3_600L * i));
            // the last fact has an even number
            written.add(
                    i % 2 == 1
                            ? Consent.withdrawn(ADA, NEWS).stamped(stamp)
                            : Consent.granted(ADA, NEWS)
                                    .byEmail("ada@example.org")
                                    .evidence("signup-v3", "web form", "form 17")
                                    .build()
                                    .stamped(stamp));
        }
        all = List.copyOf(written);
        ledger = made();
    }

    private ConsentLedger made() {
        return ConsentLedger.of(all, List.of(Recipient.of(ADA).point(MAIL).build()));
    }

    /**
     * Decides by a ledger that is there.
     *
     * @return the decision, which permits
     */
    @Benchmark
    public ConsentDecision decide() {
        return ledger.decide(policies, letter, SixRules.NOW);
    }

    /**
     * Makes the ledger and decides, as a question about one message does.
     *
     * @return the decision, which permits
     */
    @Benchmark
    public ConsentDecision readAndDecide() {
        return made().decide(policies, letter, SixRules.NOW);
    }
}
