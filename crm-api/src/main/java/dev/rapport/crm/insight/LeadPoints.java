package dev.rapport.crm.insight;

import dev.rapport.crm.error.PlainText;
import dev.rapport.crm.interaction.TouchFilter;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One line of a lead score: which facts give points, how many, how fast they fade, and how much they can give in all.
 *
 * <p>A fact of age t gives {@code points * 2^(-t / halfLife)}. Negative points take away. Immutable and thread-safe.
 *
 * <pre>{@code
 * LeadPoints asked = LeadPoints.of("asked", TouchFilter.kinds(FORM), 10).halvedEvery(Duration.ofDays(30)).atMost(40);
 * LeadPoints left = LeadPoints.of("cancelled", TouchFilter.kinds(CANCELLATION), -25);
 * }</pre>
 *
 * @param name how the line is called in the answer: one line of 1 to 64 characters
 * @param facts which interactions give points
 * @param points for each, when it happens; finite and not 0
 * @param halfLife after which time it gives half as many; without one they never fade
 * @param cap the most that the line gives, or takes away if points are negative: above 0
 */
public record LeadPoints(
        String name, TouchFilter facts, double points, Optional<Duration> halfLife, OptionalDouble cap) {
    private static final int MAX_NAME = 64;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(36_525);

    /**
     * Checks the line.
     *
     * @param name how the line is called in the answer
     * @param facts which interactions give points
     * @param points for each, when it happens
     * @param halfLife after which time it gives half as many, from a minute to a century
     * @param cap the most that the line gives or takes away
     * @throws IllegalArgumentException if something is out of its bounds
     */
    public LeadPoints {
        PlainText.line("name", name, MAX_NAME);
        Objects.requireNonNull(facts, "facts");
        if (!Double.isFinite(points) || points == 0) {
            throw new IllegalArgumentException("points: must be a number other than 0");
        }
        if (halfLife.filter(life -> life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0)
                .isPresent()) {
            throw new IllegalArgumentException("halfLife: must be from a minute to a century; leave it out for ever");
        }
        LeadScoring.requireCap(cap);
    }

    /**
     * Points that neither fade nor end.
     *
     * @param name how the line is called in the answer
     * @param facts which interactions give points
     * @param points for each
     * @return the line
     * @throws IllegalArgumentException if something is out of its bounds
     */
    public static LeadPoints of(String name, TouchFilter facts, double points) {
        return new LeadPoints(name, facts, points, Optional.empty(), OptionalDouble.empty());
    }

    /**
     * The same, fading.
     *
     * @param time after which a fact gives half as many points, from a minute to a century
     * @return the line
     * @throws IllegalArgumentException if the time is out of its bounds
     */
    public LeadPoints halvedEvery(Duration time) {
        return new LeadPoints(name, facts, points, Optional.of(time), cap);
    }

    /**
     * The same, with an end.
     *
     * @param most the most that the line gives, or takes away if points are negative
     * @return the line
     * @throws IllegalArgumentException if it is not above 0
     */
    public LeadPoints atMost(double most) {
        return new LeadPoints(name, facts, points, halfLife, OptionalDouble.of(most));
    }

    double worthAfter(Duration age) {
        return halfLife.map(life -> points * Math.pow(2, -seconds(age) / seconds(life)))
                .orElse(points);
    }

    double capped(double sum) {
        double most = cap.orElse(Double.POSITIVE_INFINITY);
        return Math.max(-most, Math.min(most, sum));
    }

    private static double seconds(Duration time) {
        return time.getSeconds() + time.getNano() / 1e9;
    }
}
