/** What is remembered of migrations: which are applied, and every step that was taken. */
@NullMarked
package dev.cyclonelariat.migration.journal;

import org.jspecify.annotations.NullMarked;
