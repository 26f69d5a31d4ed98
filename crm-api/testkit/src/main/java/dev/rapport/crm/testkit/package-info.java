/** Clocks, samples and contracts for tests. For hosts that test their use of the library, and for writers of adapters. */
package dev.rapport.crm.testkit;
