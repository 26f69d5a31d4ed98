/**
 * What can go wrong: every exception that the library throws on purpose.
 *
 * <p>For everybody who calls the library. The caller's own mistakes are {@link java.lang.NullPointerException} and
 * {@link java.lang.IllegalArgumentException}; what the world answers is a kind of
 * {@link dev.rapport.crm.error.CrmException}.
 */
package dev.rapport.crm.error;
