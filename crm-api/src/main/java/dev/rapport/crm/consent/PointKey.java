package dev.rapport.crm.consent;

import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointType;

/** A point as it is matched between records: its type and its normalised form. */
record PointKey(PointType type, String key) {

    static PointKey of(ContactPoint point) {
        return new PointKey(point.type(), point.key());
    }

    static boolean same(ContactPoint one, ContactPoint other) {
        return one.type() == other.type() && one.key().equals(other.key());
    }
}
