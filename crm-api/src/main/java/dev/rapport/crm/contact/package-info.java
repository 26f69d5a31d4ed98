/**
 * Contacts and what they are made of: points, tags, dates, attributes, relations, preferences.
 *
 * <p>For everyone who stores or reads contacts. All types are immutable values; what may grow has a builder.
 *
 * <pre>{@code
 * Contact ada = Contact.person("Ada Lovelace")
 *         .email("ada@example.org").zone("Europe/London").tag("customer")
 *         .build();
 * }</pre>
 */
package dev.rapport.crm.contact;
