/** Faults on demand: what tests want to go wrong. */
@NullMarked
package dev.cyclonelariat.local.fault;

import org.jspecify.annotations.NullMarked;
