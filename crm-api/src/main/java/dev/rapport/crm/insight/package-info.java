/**
 * Scores and reports that say why: how good a customer is, how asleep, how happy, what is in the pipeline, when to call.
 *
 * <p>Read this if you show figures to people or decide by them. Each answer is a pure function of interactions, as a timeline
 * gives them (each fact once, as last corrected), <em>as of</em> an instant: facts later than it do not count. Nothing is
 * stored and nothing can go stale. Local dates are in the zone that is asked for. An answer is an object with its evidence,
 * and {@code because()} says the same in a sentence that a salesperson understands. The order of facts never matters.
 *
 * <table>
 * <caption>What is answered</caption>
 * <tr><th>question</th><th>configured by</th><th>answer</th></tr>
 * <tr><td>who are the best customers?</td><td>{@link dev.rapport.crm.insight.RfmCuts}</td>
 *     <td>{@link dev.rapport.crm.insight.RfmScore}, {@link dev.rapport.crm.insight.RfmGrid}</td></tr>
 * <tr><td>who is falling asleep?</td><td>{@link dev.rapport.crm.insight.DormancyLadder}</td>
 *     <td>{@link dev.rapport.crm.insight.Dormancy}</td></tr>
 * <tr><td>where is a customer in life?</td><td>{@link dev.rapport.crm.insight.Lifecycle}</td>
 *     <td>{@link dev.rapport.crm.insight.LifecyclePlace}</td></tr>
 * <tr><td>how promising is somebody?</td><td>{@link dev.rapport.crm.insight.LeadScoring}</td>
 *     <td>{@link dev.rapport.crm.insight.LeadScore}</td></tr>
 * <tr><td>how many points have they?</td><td>{@link dev.rapport.crm.insight.Loyalty}</td>
 *     <td>{@link dev.rapport.crm.insight.LoyaltyBalance}</td></tr>
 * <tr><td>how happy are they?</td><td>{@link dev.rapport.crm.insight.Feedback}</td>
 *     <td>{@link dev.rapport.crm.insight.NetPromoterScore}, {@link dev.rapport.crm.insight.Satisfaction}</td></tr>
 * <tr><td>what will the pipeline bring?</td><td>{@link dev.rapport.crm.insight.Pipeline}</td>
 *     <td>{@link dev.rapport.crm.insight.Deal}, {@link dev.rapport.crm.insight.Funnel},
 *     {@link dev.rapport.crm.insight.PipelineForecast}</td></tr>
 * <tr><td>how long do people wait for an answer?</td><td>{@link dev.rapport.crm.insight.ServiceLevel}</td>
 *     <td>{@link dev.rapport.crm.insight.ResponseTimes}</td></tr>
 * <tr><td>who has how much to do?</td><td>{@link dev.rapport.crm.insight.WorkloadReport}</td>
 *     <td>{@link dev.rapport.crm.insight.Workload}</td></tr>
 * <tr><td>on which days did a customer buy, and how will they go on?</td>
 *     <td>{@link dev.rapport.crm.insight.PurchaseDays}</td><td>the models of {@link dev.rapport.crm.forecast}</td></tr>
 * <tr><td>when does somebody answer?</td><td>{@link dev.rapport.crm.interaction.ContactTimes}</td>
 *     <td>{@link dev.rapport.crm.interaction.SuggestedTime}</td></tr>
 * <tr><td>does it work?</td><td>{@link dev.rapport.crm.insight.Experiment}</td>
 *     <td>{@link dev.rapport.crm.insight.ExperimentResult}, {@link dev.rapport.crm.insight.ProportionDifference}</td></tr>
 * </table>
 *
 * <pre>{@code
 * AsOf now = AsOf.of(clock.instant(), ZoneId.of("Europe/London"));
 * List<Interaction> timeline = crm.interactions().stream(ada.id()).toList();
 * LifecyclePlace place = Lifecycle.standard().place(timeline, now);
 * System.out.println(place.because());       // active since 2 Feb 2026: bought on 7 days, ...
 * }</pre>
 */
package dev.rapport.crm.insight;
