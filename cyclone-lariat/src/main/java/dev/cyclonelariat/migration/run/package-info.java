/** Applies and undoes migrations, by one process at a time, so that any may die at any point. */
@NullMarked
package dev.cyclonelariat.migration.run;

import org.jspecify.annotations.NullMarked;
