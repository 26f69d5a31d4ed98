package dev.rapport.crm.criterion;

import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.error.PlainText;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.UUID;

/**
 * A part of all contacts that is never mailed for an experiment, so that what the mailing has done can be measured.
 *
 * <p>Who is in it follows from the SHA-256 of the experiment and of the contact's id alone: it is the same on every day and
 * node, needs no list, and two experiments choose independently of each other. The group must not be mailed by any other way
 * while the experiment runs.
 *
 * <p>Of several records that were {@linkplain dev.rapport.crm.consent.Merged merged} into one person, one that is held out
 * keeps all of them out: audiences and conditions know that. So a merger may move somebody into the group after the experiment
 * has begun, never out of it, and they are not mailed from then on; whoever is not merged stays where they are. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * HoldOut control = HoldOut.of("spring-2027", 10);
 * Rule invite = Rule.named("invite").purpose(NEWS).when(not(heldOut(control))).once(days(30)).afterLast(PURCHASE).via(EMAIL);
 * crm.outreach().audience(NEWS, Channel.EMAIL, customers).without(control).send(letter, smtp);
 * }</pre>
 *
 * @param experiment its name, one line of 1 to 64 characters; another name is another group
 * @param percent how many of a hundred contacts are held out, 1 to 99
 */
public record HoldOut(String experiment, int percent) {
    private static final int MAX_NAME = 64;
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /**
     * Checks both.
     *
     * @param experiment its name, one line of 1 to 64 characters
     * @param percent how many of a hundred contacts are held out, 1 to 99
     */
    public HoldOut {
        PlainText.line("experiment", experiment, MAX_NAME);
        if (percent < 1 || percent > 99) {
            throw new IllegalArgumentException(
                    "percent: is " + percent + ", must be 1 to 99; hold out a part, or nobody");
        }
    }

    /**
     * The group of an experiment.
     *
     * @param experiment its name
     * @param percent how many of a hundred contacts are held out, 1 to 99
     * @return the group
     */
    public static HoldOut of(String experiment, int percent) {
        return new HoldOut(experiment, percent);
    }

    /**
     * Whether a record is held out by itself; who is in a group is also in the same experiment's group of a higher percentage.
     *
     * @param contact the contact
     * @return true if it is never mailed; false says nothing of the other records of the same person
     */
    public boolean contains(ContactId contact) {
        UUID id = contact.value();
        byte[] name = experiment.getBytes(StandardCharsets.UTF_8);
        byte[] both = ByteBuffer.allocate(name.length + 16)
                .put(name)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return new BigInteger(1, sha256(both)).mod(HUNDRED).intValue() < percent;
    }

    /**
     * Whether somebody is held out.
     *
     * @param records all records that are one person
     * @return true if any of them is held out, so that none of them is ever mailed
     */
    public boolean containsAny(Collection<ContactId> records) {
        return records.stream().anyMatch(this::contains);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
