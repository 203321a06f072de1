/** Figures, each a ratio of two things run in turn in one process. */
@NullMarked
package dev.cyclonelariat.benchmarks;

import org.jspecify.annotations.NullMarked;
