/** What would be changed, whether it may be, and whether everything still is as it was declared. */
@NullMarked
package dev.cyclonelariat.migration.plan;

import org.jspecify.annotations.NullMarked;
