/**
 * Reading long lists a page at a time.
 *
 * <p>For everybody who shows lists. Pages continue by key, never by offset, so that page 200 costs what page 1 costs.
 */
package dev.rapport.crm.page;
