/**
 * Permissions and restrictions as a ledger: who allowed what, when, and how it can be proved.
 *
 * <p>For everybody who records consent. Entries are appended and never changed. Every policy here is a starting point for a
 * lawyer, and no legal advice.
 */
package dev.rapport.crm.consent;
