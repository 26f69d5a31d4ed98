/**
 * The queue of whom to contact next: the only things here that change state.
 *
 * <p>For everybody who acts on the queue. {@link dev.rapport.crm.followup.FollowUpStatus} has the table of transitions.
 */
package dev.rapport.crm.followup;
