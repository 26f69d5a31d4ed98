/**
 * Clocks, samples and contracts for tests. For hosts that test their use of the library, and for writers of adapters.
 *
 * <p>A host tests its own code against a real CRM that forgets everything, and moves the time by hand; nothing is mocked:
 *
 * <pre>{@code
 * MutableClock clock = Samples.clock();
 * Crm crm = Crm.builder()
 *         .storage(InMemoryStorage.create(clock))
 *         .clock(clock)
 *         .rules(RuleBook.version(1)
 *                 .of(Rule.named("reorder").purpose(SERVICE).once(days(30)).afterLast(PURCHASE).via(CALL)))
 *         .build();
 * Contact ada = crm.contacts().add(Samples.person().build());
 * crm.interactions().record(Samples.purchase(ada.id()).build());
 *
 * assertTrue(crm.followUps().claim("worker", 10, Duration.ofMinutes(5)).isEmpty());
 * clock.advance(Duration.ofDays(30));
 * assertEquals(1, crm.followUps().claim("worker", 10, Duration.ofMinutes(5)).size());
 * }</pre>
 *
 * <p>The writer of an adapter extends {@link dev.rapport.crm.testkit.StorageContract} and {@link
 * dev.rapport.crm.testkit.CrmContract}, one class each, and compares what it does not understand with {@link
 * dev.rapport.crm.testkit.ReferenceStorage}.
 */
package dev.rapport.crm.testkit;
