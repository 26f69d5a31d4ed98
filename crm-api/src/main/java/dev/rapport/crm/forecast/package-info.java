/**
 * Who is slipping away, what a customer will buy, and when: pure mathematics over purchase days.
 *
 * <p>Read this if you fit such models or plan by them. Nothing here knows a contact or a clock.
 */
package dev.rapport.crm.forecast;
