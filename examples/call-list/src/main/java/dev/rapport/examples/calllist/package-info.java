@NullMarked
package dev.rapport.examples.calllist;

import org.jspecify.annotations.NullMarked;
