/** Finds an application's migrations without looking through its class path. */
@NullMarked
package dev.cyclonelariat.migration.index;

import org.jspecify.annotations.NullMarked;
