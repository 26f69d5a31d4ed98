/**
 * Who is slipping away, what a customer will buy, when, and what they are worth: pure mathematics over purchase days.
 *
 * <p>Read this if you fit such models or plan by them. Nothing here knows a contact or a clock. Times are in weeks since
 * a customer's first purchase, and purchases of one day are one.
 *
 * <p>What is known of one customer is a {@link dev.rapport.crm.forecast.PurchaseHistory}, of many a
 * {@link dev.rapport.crm.forecast.PurchaseSample}. It says whether it is enough to learn a
 * {@link dev.rapport.crm.forecast.PurchaseModel} from, of one of two {@link dev.rapport.crm.forecast.ModelKind}s: MBG/NBD
 * has dates for one-time buyers too, and the greater likelihood tells which fits better. A
 * {@link dev.rapport.crm.forecast.SpendModel} is learned from amounts in the same way; both make a
 * {@link dev.rapport.crm.forecast.LifetimeValue}. A {@link dev.rapport.crm.forecast.Calibration} is what {@code crm.models()}
 * keeps, and a {@link dev.rapport.crm.forecast.Lesson} says why there is none yet.
 *
 * <pre>{@code
 * PurchaseSample sample = PurchaseSample.of(histories);              // of each customer, as of the cut-off day
 * Lesson lesson = Lesson.of(1, cutOff, ModelKind.MBG_NBD, sample).fitSpend(spends);
 * if (lesson.calibration().isEmpty()) {
 *     return Rule.named("win-back").whenSilentFor(2.0).timesTheRhythmOf(PURCHASE);
 * }
 * PurchaseModel model = lesson.calibration().get().purchases();
 * PurchaseHistory ada = PurchaseHistory.ofDays(daysOfAda, today);
 * double nextQuarter = model.expectedPurchases(ada, 13);
 * return Rule.named("win-back").whenAliveBelow(0.5, model).of(PURCHASE);
 * }</pre>
 */
package dev.rapport.crm.forecast;
