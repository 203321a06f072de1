/** Where migrations stand, and whether everything still is as they were written and applied. */
@NullMarked
package dev.cyclonelariat.migration.status;

import org.jspecify.annotations.NullMarked;
