package dev.rapport.crm.testkit;

import dev.rapport.crm.consent.Consent;
import dev.rapport.crm.consent.GrantBuilder;
import dev.rapport.crm.consent.SuppressionReason;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.EmailAddress;
import dev.rapport.crm.contact.Tag;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.followup.FollowUp;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.InteractionBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a host, a worker or a contact does, on something that a number picks. */
enum CrmAction {
    BUY {
        @Override
        void run(CrmHistory h, int n) {
            record(h, Samples.purchase(who(h, n)), n);
        }
    },
    CALL {
        @Override
        void run(CrmHistory h, int n) {
            record(h, Samples.call(who(h, n)), n);
        }
    },
    WRITE {
        @Override
        void run(CrmHistory h, int n) {
            record(h, Samples.email(who(h, n)), n);
        }
    },
    REPLY {
        @Override
        void run(CrmHistory h, int n) {
            record(h, Samples.reply(who(h, n)), n);
        }
    },
    CORRECT {
        @Override
        void run(CrmHistory h, int n) {
            fact(h, n)
                    .ifPresent(fact ->
                            record(h, Samples.purchase(fact.contacts().get(0)).correcting(fact.factId()), n));
        }
    },
    RETRACT {
        @Override
        void run(CrmHistory h, int n) {
            fact(h, n).ifPresent(fact -> h.keep(h.crm.interactions().retract(fact.factId(), "by mistake")));
        }
    },
    TAG {
        @Override
        void run(CrmHistory h, int n) {
            h.crm.contacts().update(who(h, n), c -> toggled(c));
        }
    },
    MOVE {
        @Override
        void run(CrmHistory h, int n) {
            h.crm.contacts()
                    .update(
                            who(h, n),
                            c -> c.toBuilder()
                                    .zone(ModelPool.pick(ModelPool.ZONES, n))
                                    .build());
        }
    },
    WAIT {
        @Override
        void run(CrmHistory h, int n) {
            h.clock.advance(Duration.ofHours((long) n * n));
        }
    },
    LEASE_END {
        @Override
        void run(CrmHistory h, int n) {
            h.clock.advance(CrmScene.LEASE);
        }
    },
    CLAIM {
        @Override
        void run(CrmHistory h, int n) {
            h.claim("worker-" + n % 3, 1 + n % 3);
        }
    },
    COMPLETE {
        @Override
        void run(CrmHistory h, int n) {
            claim(h, n)
                    .ifPresent(claim -> h.act(claim, () -> {
                        Interaction call = Samples.call(claim.contact())
                                .at(h.clock.instant())
                                .build();
                        FollowUp done = h.crm.followUps().complete(claim, call);
                        h.keep(h.crm.interactions().find(call.id()).orElseThrow());
                        h.consume(done);
                    }));
        }
    },
    RECORD_FIRST {
        @Override
        void run(CrmHistory h, int n) {
            claim(h, n)
                    .ifPresent(claim -> h.keep(h.crm.interactions()
                            .record(
                                    Samples.email(claim.contact())
                                            .at(h.clock.instant())
                                            .build(),
                                    claim)));
        }
    },
    SKIP {
        @Override
        void run(CrmHistory h, int n) {
            claim(h, n)
                    .ifPresent(claim ->
                            h.act(claim, () -> h.consume(h.crm.followUps().skip(claim, "not now"))));
        }
    },
    RELEASE {
        @Override
        void run(CrmHistory h, int n) {
            claim(h, n).ifPresent(claim -> h.act(claim, () -> h.crm.followUps().release(claim)));
        }
    },
    EXTEND {
        @Override
        void run(CrmHistory h, int n) {
            claim(h, n)
                    .ifPresent(claim -> h.act(
                            claim,
                            () -> h.claims.add(h.crm.followUps().extend(claim, CrmScene.LEASE.multipliedBy(2)))));
        }
    },
    CRASH {
        @Override
        void run(CrmHistory h, int n) {
            claim(h, n).ifPresent(h.claims::remove);
        }
    },
    SNOOZE {
        @Override
        void run(CrmHistory h, int n) {
            h.crm.followUps().history(who(h, n)).stream()
                    .filter(f -> f.status().isActive())
                    .findFirst()
                    .ifPresent(f -> h.snooze(f, later(h, n)));
        }
    },
    GRANT {
        @Override
        void run(CrmHistory h, int n) {
            h.clock.advance(Duration.ofSeconds(1));
            Instant from = h.clock.instant().plus(Duration.ofHours(n % 4 * 11L));
            GrantBuilder grant = Samples.grant(who(h, n)).at(h.clock.instant()).from(from);
            say(h, n % 5 == 0 ? grant.until(from.plus(Duration.ofDays(3))).build() : grant.build());
        }
    },
    FORBID {
        @Override
        void run(CrmHistory h, int n) {
            ContactId who = who(h, n);
            say(
                    h,
                    switch (n % 4) {
                        case 0 -> Consent.withdrawn(who, Samples.NEWS);
                        case 1 -> Consent.objected(who);
                        case 2 -> Consent.suppressed(who, SuppressionReason.HARD_BOUNCE, ADDRESS);
                        default -> Consent.restricted(who).at(h.clock.instant().plus(Duration.ofHours(n)));
                    });
        }
    },
    LIFT {
        @Override
        void run(CrmHistory h, int n) {
            h.clock.advance(Duration.ofSeconds(1));
            say(
                    h,
                    n % 2 == 0
                            ? Consent.suppressionLifted(who(h, n), SuppressionReason.HARD_BOUNCE)
                                    .actor("operator")
                            : Consent.restrictionLifted(who(h, n)));
        }
    },
    CHANGE_ADDRESS {
        @Override
        void run(CrmHistory h, int n) {
            h.crm.contacts()
                    .update(
                            who(h, n),
                            c -> Contact.person(c.name())
                                    .id(c.id())
                                    .revision(c.revision())
                                    .zone(c.zone().orElseThrow())
                                    .birthday("--12-01")
                                    .tag("vip")
                                    .phone("+442079460000")
                                    .email(n % 2 == 0 ? "ada@example.org" : "moved@example.org")
                                    .build());
        }
    },
    SNOOZE_CONTACT {
        @Override
        void run(CrmHistory h, int n) {
            h.snooze(who(h, n), later(h, n));
        }
    };

    private static final EmailAddress ADDRESS = EmailAddress.parse("ada@example.org");

    abstract void run(CrmHistory h, int n);

    private static void say(CrmHistory h, Consent consent) {
        h.crm.consents().record(consent);
    }

    private static ContactId who(CrmHistory h, int n) {
        return ModelPool.pick(h.contacts, n % 3);
    }

    /** Some of it is told only days later. */
    private static void record(CrmHistory h, InteractionBuilder builder, int n) {
        h.keep(h.crm.interactions()
                .record(builder.at(h.clock.instant().minus(Duration.ofDays(n % 5 == 4 ? n : 0)))
                        .build()));
    }

    private static Optional<Interaction> fact(CrmHistory h, int n) {
        List<Interaction> facts = h.effective.values().stream()
                .sorted(Comparator.comparing(Interaction::factId))
                .toList();
        return facts.isEmpty() ? Optional.empty() : Optional.of(ModelPool.pick(facts, n));
    }

    private static Optional<Claim> claim(CrmHistory h, int n) {
        return h.claims.isEmpty() ? Optional.empty() : Optional.of(ModelPool.pick(h.claims, n));
    }

    private static Contact toggled(Contact contact) {
        Contact.Builder builder = contact.toBuilder();
        return (contact.tags().contains(new Tag("vip")) ? builder.removeTag("vip") : builder.tag("vip")).build();
    }

    private static LocalDateTime later(CrmHistory h, int n) {
        return LocalDateTime.ofInstant(h.clock.instant(), ZoneOffset.UTC).plusHours(7L * n);
    }
}
