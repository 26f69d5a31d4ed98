package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is known of one normalised point: who holds it, and the facts about it alone, whoever stated them. */
final class PointFile {
    static final PointFile EMPTY = new PointFile();

    final Set<ContactId> holders = new LinkedHashSet<>(2);
    final List<Erased> tombstones = new ArrayList<>(0);
    final List<Withdrawn> withdrawals = new ArrayList<>(0);
    final List<Objected> objections = new ArrayList<>(0);
    final List<Suppressed> suppressions = new ArrayList<>(0);
    final List<DncChecked> checks = new ArrayList<>(0);
}
