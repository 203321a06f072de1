/** Figures of what a worker does. */
@NullMarked
package dev.cyclonelariat.metrics;

import org.jspecify.annotations.NullMarked;
