/**
 * How likely a customer is to come back: pure mathematics.
 *
 * <p>Read this if you fit such models or plan by them. Nothing here knows a contact, a calendar or a clock.
 */
package dev.rapport.crm.forecast;
