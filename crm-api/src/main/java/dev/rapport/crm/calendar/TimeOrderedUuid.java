package dev.rapport.crm.calendar;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A source of UUIDs of version 7 (RFC 9562), each greater than the one before it.
 *
 * <p>The first 48 bits are the milliseconds since 1970, the next 12 a counter that starts at random below 2048 in each
 * millisecond, the last 62 are random. The order holds among all threads that share a source, also when the clock
 * stands still or goes back: then the counter runs on, and overflows into the milliseconds. Thread-safe and free of
 * locks, but for the one inside {@link SecureRandom}.
 *
 * <pre>{@code
 * UUID first = TimeOrderedUuid.system().next();
 * UUID second = TimeOrderedUuid.system().next();
 * first.compareTo(second);   // negative
 * TimeOrderedUuid fixed = TimeOrderedUuid.of(InstantSource.fixed(instant));
 * }</pre>
 */
public final class TimeOrderedUuid {

    private static final TimeOrderedUuid SYSTEM = of(InstantSource.system());
    private static final int TEXT_LENGTH = 36;
    private static final int COUNTER_BITS = 12;
    private static final long COUNTER_MASK = (1L << COUNTER_BITS) - 1;
    private static final long SEED_MASK = (1L << (COUNTER_BITS - 1)) - 1;
    private static final long LAST_MILLISECOND = (1L << 47) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong lastTick = new AtomicLong();

    private TimeOrderedUuid(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Returns the source that the whole JVM shares, on the system's clock.
     *
     * @return always the same source
     */
    public static TimeOrderedUuid system() {
        return SYSTEM;
    }

    /**
     * Returns a new source on a clock of the caller.
     *
     * @param clock tells the milliseconds; may stand still or go back
     * @return a source with an order of its own
     */
    public static TimeOrderedUuid of(InstantSource clock) {
        return new TimeOrderedUuid(Objects.requireNonNull(clock, "clock"));
    }

    /**
     * Returns the next identifier.
     *
     * @return a UUID that is greater than each one this source returned before
     * @throws IllegalStateException if the clock stands before 1970 or after the year 6429
     */
    public UUID next() {
        long millis = clock.millis();
        if (millis < 0 || millis > LAST_MILLISECOND) {
            throw new IllegalStateException("clock: outside the years 1970 to 6429; set it right");
        }
        ByteBuffer noise = noise();
        long fresh = (millis << COUNTER_BITS) | (noise.getLong() & SEED_MASK);
        long tick = lastTick.accumulateAndGet(fresh, (last, now) -> Math.max(last + 1, now));
        long counter = tick & COUNTER_MASK;
        long high = ((tick >>> COUNTER_BITS) << 16) | VERSION_7 | counter;
        long low = (noise.getLong() >>> 2) | VARIANT;
        return new UUID(high, low);
    }

    /**
     * Reads the text form of any UUID, in full length only: {@link UUID#fromString} also takes shorter ones, and repeats
     * what it refuses.
     *
     * @param what names the text in the message, such as {@code contact id}
     * @param text 36 characters, in either case
     * @return the UUID
     * @throws IllegalArgumentException if it is none; the message does not repeat the text
     */
    public static UUID parse(String what, String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException(
                    what + ": length " + text.length() + ", not " + TEXT_LENGTH + "; give the text form of a UUID");
        }
        Optional<UUID> uuid = uuid(text);
        return uuid.filter(u -> u.toString().equals(text.toLowerCase(Locale.ROOT)))
                .orElseThrow(() -> new IllegalArgumentException(what
                        + ": not 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12; give the text form of a UUID"));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            // not passed on as a cause: its message repeats the text
            return Optional.empty();
        }
    }

    /**
     * Compares ids as their text and their unsigned bits do, which is the order of every database.
     *
     * @param a one id
     * @param b another
     * @return negative, zero or positive
     */
    public static int compare(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }

    /** One request for all the random bits: each request takes the lock of the generator. */
    private ByteBuffer noise() {
        byte[] bytes = new byte[2 * Long.BYTES];
        random.nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
