/**
 * The way in: {@link dev.rapport.crm.Crm} and its handles.
 *
 * <p>For everybody who uses the library. Build one {@code Crm} for the application, keep it, and close its storage's own
 * resources with it.
 */
package dev.rapport.crm;
