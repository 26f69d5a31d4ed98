package dev.rapport.crm.contact;

import java.time.Instant;

/**
 * A contact as it was from some instant on.
 *
 * <p>Immutable and thread-safe.
 *
 * <pre>{@code
 * for (ContactRevision r : crm.contacts().revisions(ada.id())) {
 *     System.out.println(r.contact().revision() + " since " + r.since());
 * }
 * }</pre>
 *
 * @param contact the contact, with its revision
 * @param since when it was added or changed to this
 */
public record ContactRevision(Contact contact, Instant since) {}
