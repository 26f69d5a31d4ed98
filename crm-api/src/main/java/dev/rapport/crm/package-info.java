/**
 * The way in: {@link dev.rapport.crm.Crm} and its handles.
 *
 * <p>For everybody who uses the library. Build one {@code Crm} for the application, keep it, and close its storage's own
 * resources with it.
 *
 * <p>Who may be contacted follows from the ledger of consents, by policies that are dated starting points and no legal advice.
 * What goes through {@link dev.rapport.crm.Outreach} is permitted; reflection, SQL beside it, classes that are smuggled into
 * its packages on an unsealed class path, and addresses that are read from contacts and used past it are what it cannot stop.
 */
package dev.rapport.crm;
