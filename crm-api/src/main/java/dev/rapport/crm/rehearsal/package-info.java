/**
 * What a rule book would do over the time to come: how many contacts a day, by which channel, for which owner, and for whom
 * too many or none.
 *
 * <p>Read this if you are about to switch a rule book and want to know first. Nothing here plans or writes: {@link
 * dev.rapport.crm.Rehearsing} plays it through and fills a {@link dev.rapport.crm.rehearsal.Rehearsal}, and of two books a
 * {@link dev.rapport.crm.rehearsal.RehearsalComparison}.
 *
 * <pre>{@code
 * Rehearsal year = crm.rehearsal().over(Period.ofYears(1)).run();
 * year.perChannel().forEach((channel, contacts) -> show(channel, contacts));
 * RehearsalComparison switched = crm.rehearsal().compare(nextBook);
 * System.out.println(switched.text());
 * }</pre>
 */
package dev.rapport.crm.rehearsal;
