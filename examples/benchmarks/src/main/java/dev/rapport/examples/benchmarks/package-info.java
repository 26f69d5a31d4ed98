@NullMarked
package dev.rapport.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
