/** The entrance: {@code Lariat}, its settings, and the root of all exceptions. */
@NullMarked
package dev.cyclonelariat;

import org.jspecify.annotations.NullMarked;
