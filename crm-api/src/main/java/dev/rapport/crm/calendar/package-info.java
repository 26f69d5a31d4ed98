/**
 * Pure time: working days, windows, quiet hours, offsets.
 *
 * <p>Read this if you configure when contacts may be reached. Nothing here knows a contact, a clock or a time zone.
 */
package dev.rapport.crm.calendar;
