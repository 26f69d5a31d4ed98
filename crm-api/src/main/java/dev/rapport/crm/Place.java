package dev.rapport.crm;

import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.PointType;

/** A point however it is written: two that are the same place get one message. */
record Place(PointType type, String key) {
    static Place of(ContactPoint point) {
        return new Place(point.type(), point.key());
    }
}
