package dev.rapport.crm.inmemory;

import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointType;

/** A point as it is found: its type and its normalised form. */
record PointKey(PointType type, String text) implements Comparable<PointKey> {
    static PointKey of(ContactPoint point) {
        return new PointKey(point.type(), point.key());
    }

    @Override
    public int compareTo(PointKey other) {
        int byType = type.compareTo(other.type);
        return byType != 0 ? byType : text.compareTo(other.text);
    }
}
