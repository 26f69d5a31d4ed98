package dev.rapport.crm;

import dev.rapport.crm.consent.ConsentDecision;
import dev.rapport.crm.consent.ConsentReason;
import dev.rapport.crm.consent.Purpose;
import dev.rapport.crm.contact.Channel;
import dev.rapport.crm.contact.ContactId;
import dev.rapport.crm.contact.ContactPoint;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody gets, and where: for a page on which they choose.
 *
 * <p>The page offers to stop everything before it offers anything else, and posts what was chosen to {@link
 * Subscriptions#choose} or, for the first line, {@code withdraw(OptOut.everything(...))}. It ticks what {@linkplain
 * Choice#isOn() is on} or {@linkplain Choice#isAwaited() awaited}. Immutable and thread-safe.
 *
 * <pre>{@code
 * System.out.println(crm.subscriptions().preferences(ada.id()).text());
 * // [ ] stop everything
 * // [x] news by EMAIL to a***@example.org
 * // [x] offers by EMAIL to a***@example.org: once it is confirmed
 * //     service by EMAIL to a***@example.org: always, as it is no advertising
 * }</pre>
 *
 * @param contact who
 * @param choices for each purpose, channel and point, in this order
 */
public record PreferenceView(ContactId contact, List<Choice> choices) {

    /**
     * One line of the page.
     *
     * @param key what stands for this line in the form of a page: the same as long as it is on or is not, and another one for
     *     everybody, so that nothing of the person can be told from it
     * @param purpose for what
     * @param channel how
     * @param point where
     * @param decision whether it may go now, and why
     * @param isStopped whether the person has said no, even if the decision names something else that forbids it, too; not if
     *     only somebody else has said it who shares the point [C-268]
     * @param isAwaited whether the person has asked for it and has only to follow the link that they were sent. [C-269] Show it
     *     ticked: a line that comes back without its tick is withdrawn, and the link then does nothing
     */
    public record Choice(
            String key,
            Purpose purpose,
            Channel channel,
            ContactPoint point,
            ConsentDecision decision,
            boolean isStopped,
            boolean isAwaited) {
        /**
         * Whether the person can choose it.
         *
         * @return true for marketing; the rest is what the contact needs
         */
        public boolean isFree() {
            return purpose.isMarketing();
        }

        /**
         * Whether the person gets it.
         *
         * @return true if a message may go, at the latest when hours or caps allow it, or the zone of the person is known
         */
        public boolean isOn() {
            return decision.isPermitted()
                    || decision.reason().isTiming()
                    || decision.reason() == ConsentReason.ZONE_UNKNOWN;
        }

        Choice keyed(String other) {
            return new Choice(other, purpose, channel, point, decision, isStopped, isAwaited);
        }

        /**
         * The line.
         *
         * @return English text with the point masked
         */
        public String text() {
            String what = purpose + " by " + channel + " to " + Masked.of(point);
            if (isFree()) {
                return (isOn() || isAwaited ? "[x] " : "[ ] ") + what + (isAwaited ? ": once it is confirmed" : "");
            }
            return "    " + what + (isOn() ? ": always, as it is no advertising" : ": not possible");
        }
    }

    /**
     * Copies the list.
     *
     * @param contact who
     * @param choices for each purpose, channel and point
     */
    public PreferenceView {
        choices = List.copyOf(choices);
    }

    /**
     * Whether the person has said no to all that can be chosen.
     *
     * @return true if nothing is left to be stopped; false if there is nothing to choose
     */
    public boolean isStopped() {
        return choices.stream().anyMatch(Choice::isFree)
                && choices.stream().filter(Choice::isFree).allMatch(Choice::isStopped);
    }

    /**
     * The page as text, with a line to stop everything first.
     *
     * @return English text with every point masked
     */
    public String text() {
        return Stream.concat(
                        Stream.of((isStopped() ? "[x]" : "[ ]") + " stop everything"),
                        choices.stream().map(Choice::text))
                .collect(Collectors.joining("\n"));
    }
}
