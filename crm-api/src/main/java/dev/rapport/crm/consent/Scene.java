package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One question, with the records that it reads: the person's own, and those that share the point. */
final class Scene {
    final Records records;
    final ConsentRequest request;
    final Moment moment;
    final List<Dossier> own;
    final PointFile pointFile;
    // own records first, then the records of others that hold the point
    final List<Dossier> reaching;

    private final @Nullable Recipient speaker;
    private @Nullable LocalDate today;

    Scene(Records records, ConsentRequest request, Moment moment) {
        this.records = records;
        this.request = request;
        this.moment = moment;
        own = records.dossiers(request.person(), moment);
        pointFile = records.at(request.point());
        reaching = reaching();
        speaker = speaker();
    }

    private List<Dossier> reaching() {
        Set<ContactId> holders = pointFile.holders;
        boolean alone = holders.isEmpty() || (holders.size() == 1 && holders.contains(request.person()));
        if (alone && pointFile.tombstones.isEmpty()) {
            return own;
        }
        Set<Dossier> all = new LinkedHashSet<>(own);
        holders.forEach(holder -> all.addAll(records.dossiers(holder, moment)));
        for (Erased erased : pointFile.tombstones) {
            if (moment.counts(erased)) {
                all.addAll(records.dossiers(erased.person(), moment));
            }
        }
        return new ArrayList<>(all);
    }

    private @Nullable Recipient speaker() {
        if (own.size() == 1) {
            return own.get(0).recipient;
        }
        Recipient survivor = records.dossier(records.mergers.survivor(request.person(), moment)).recipient;
        return survivor != null ? survivor : own.get(0).recipient;
    }

    ZoneId zone() {
        return speaker == null ? ZoneOffset.UTC : speaker.zone().orElse(ZoneOffset.UTC);
    }

    LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, zone());
    }

    LocalDate today() {
        if (today == null) {
            today = date(moment.at());
        }
        return today;
    }

    List<ZoneId> zones() {
        return speaker == null ? List.of() : speaker.zones();
    }

    /** The latest of the dates of birth that any record of the person has: a merge must not make anybody older. */
    @Nullable
    LocalDate birthDate() {
        LocalDate youngest = null;
        for (int i = 0; i < own.size(); i++) {
            Recipient recipient = own.get(i).recipient;
            LocalDate born = recipient == null ? null : recipient.birthDate().orElse(null);
            if (born != null && (youngest == null || born.isAfter(youngest))) {
                youngest = born;
            }
        }
        return youngest;
    }

    /** Whether a grant is for what is asked, and known. */
    boolean matches(Grant grant) {
        return grant.channels().contains(request.channel())
                && grant.purposes().contains(request.purpose())
                && grant.point().isSamePlaceAs(request.point())
                && grant.stamp().controller().equals(request.controller())
                && moment.counts(grant);
    }

    /** The confirmation of a grant before an instant, or null. */
    @Nullable
    Confirmed confirmation(Grant grant, @Nullable Instant before) {
        Grant.Confirmation asked = grant.asked();
        if (asked == null) {
            return null;
        }
        for (int i = 0; i < own.size(); i++) {
            List<Confirmed> confirmations = own.get(i).confirmations;
            for (int j = 0; j < confirmations.size(); j++) {
                Confirmed confirmed = confirmations.get(j);
                if (confirmed.token().equals(asked.token())
                        && !confirmed.at().isBefore(grant.at())
                        && confirmed.at().isBefore(asked.expiresAt())
                        && (before == null || confirmed.at().isBefore(before))
                        && moment.counts(confirmed)) {
                    return confirmed;
                }
            }
        }
        return null;
    }
}
