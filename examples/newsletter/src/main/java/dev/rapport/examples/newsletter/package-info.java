/**
 * A web host with a newsletter: people sign up, confirm, are written to, and leave. Read {@link
 * dev.rapport.examples.newsletter.SignUps} and {@link dev.rapport.examples.newsletter.Mailings} first: they are all that it
 * needs of the CRM; the rest is web pages and mail.
 */
@NullMarked
package dev.rapport.examples.newsletter;

import org.jspecify.annotations.NullMarked;
