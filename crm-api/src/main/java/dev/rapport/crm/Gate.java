package dev.rapport.crm;

import java.time.Duration;

/** How the outreach gate sends. */
record Gate(Duration permitLifetime, Unsubscribing unsubscribing) {}
