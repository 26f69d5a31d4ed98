package dev.rapport.crm.jdbc;

/** A text that rows are sorted by: by code points, which not every database takes a text to be made of. */
record SortedText(String value) {}
