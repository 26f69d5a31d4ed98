package dev.rapport.crm;

import java.util.List;
import java.util.Set;

/**
 * What became of a choice on a page of preferences.
 *
 * <p>Immutable and thread-safe; the text hides the secrets.
 *
 * <pre>{@code
 * ChosenPreferences chosen = crm.subscriptions().choose(ada.id(), form.all("wanted"), proof);
 * chosen.pending().forEach(asked -> mail.send(asked.grant().point(), confirmationLink(asked.token())));
 * page.show(chosen.view());
 * }</pre>
 *
 * @param view the preferences as they are now
 * @param pending what is wanted and waits for a confirmation from now on, in the order of the view; send each its link. What
 *     was {@linkplain PreferenceView.Choice#isAwaited() awaited} before has its link
 * @param unknown what was wanted and is no line of this person's page, perhaps as the page was old; show the page again
 */
public record ChosenPreferences(PreferenceView view, List<PendingConsent> pending, Set<String> unknown) {
    /**
     * Copies the collections.
     *
     * @param view the preferences as they are now
     * @param pending what is wanted and waits for a confirmation
     * @param unknown what was wanted and is no line of this person's page
     */
    public ChosenPreferences {
        pending = List.copyOf(pending);
        unknown = Set.copyOf(unknown);
    }
}
