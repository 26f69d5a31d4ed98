package dev.rapport.crm.rule;

/** What became of one rule. */
sealed interface Verdict permits NextContact, Rejection {}
