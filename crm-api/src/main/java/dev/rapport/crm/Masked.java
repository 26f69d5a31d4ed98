package dev.rapport.crm;

import dev.rapport.crm.contact.ContactPoint;
import dev.rapport.crm.contact.ErasedPoint;
import dev.rapport.crm.contact.PointType;

/** A point as its owner knows it again and a stranger learns little from it. */
final class Masked {
    static final String HIDDEN = "***";
    private static final int SHOWN_DIGITS = 2;

    private Masked() {}

    static String of(ContactPoint point) {
        if (point instanceof ErasedPoint) {
            return HIDDEN;
        }
        String text = point.text();
        if (point.type() == PointType.EMAIL) {
            int first = text.codePointCount(0, text.length()) == 0 ? 0 : Character.charCount(text.codePointAt(0));
            return text.substring(0, first) + HIDDEN + text.substring(text.lastIndexOf('@'));
        }
        return point.type() == PointType.PHONE
                ? HIDDEN + text.substring(Math.max(0, text.length() - SHOWN_DIGITS))
                : HIDDEN;
    }
}
