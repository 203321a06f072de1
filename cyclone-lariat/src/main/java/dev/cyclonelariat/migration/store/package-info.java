/** Where it is remembered which migrations are applied: a database, or a file. */
@NullMarked
package dev.cyclonelariat.migration.store;

import org.jspecify.annotations.NullMarked;
