@NullMarked
package dev.rapport.examples.quickstart;

import org.jspecify.annotations.NullMarked;
