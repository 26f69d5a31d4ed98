package dev.rapport.examples.quickstart;

import dev.rapport.crm.Crm;
import dev.rapport.crm.contact.Contact;
import dev.rapport.crm.error.StaleClaimException;
import dev.rapport.crm.followup.Claim;
import dev.rapport.crm.interaction.Interaction;
import dev.rapport.crm.interaction.Outcome;
import java.time.Duration;
import java.util.List;

/**
 * A worker that calls whom the rules ask to call; as many as you like may run at once.
 *
 * <p>Thread-safe if the phone is.
 *
 * <pre>{@code
 * int called = new MorningCalls(crm, phone, "worker-1").run();
 * }</pre>
 */
public final class MorningCalls {

    /**
     * What makes the calls: the host's own.
     *
     * <p>As thread-safe as the host makes it.
     *
     * <pre>{@code
     * MorningCalls.Phone phone = contact -> Outcome.VOICEMAIL;
     * }</pre>
     */
    @FunctionalInterface
    public interface Phone {
        /**
         * Calls somebody.
         *
         * @param contact whom
         * @return how it ended
         */
        Outcome dial(Contact contact);
    }

    private final Crm crm;
    private final Phone phone;
    private final String name;

    /**
     * Prepares a worker.
     *
     * @param crm where the queue is
     * @param phone what makes the calls
     * @param name the name of the worker, which nobody else has
     */
    public MorningCalls(Crm crm, Phone phone, String name) {
        this.crm = crm;
        this.phone = phone;
        this.name = name;
    }

    /**
     * Calls everybody who is due.
     *
     * @return how many calls were completed
     */
    public int run() {
        int completed = 0;
        List<Claim> claims = crm.followUps().claim(name, 50, Duration.ofMinutes(5));
        while (!claims.isEmpty()) {
            for (Claim claim : claims) {
                completed += call(claim) ? 1 : 0;
            }
            claims = crm.followUps().claim(name, 50, Duration.ofMinutes(5));
        }
        return completed;
    }

    private boolean call(Claim claim) {
        try {
            // spotless:off, README: worker
            Outcome outcome = phone.dial(crm.contacts().get(claim.contact()));
            crm.followUps().complete(claim, Interaction.call(claim.contact()).outbound().outcome(outcome).build());
            // spotless:on
            return true;
        } catch (StaleClaimException late) {
            // the lease ran out, or something happened meanwhile: the follow-up is somebody else's now
            return false;
        }
    }
}
