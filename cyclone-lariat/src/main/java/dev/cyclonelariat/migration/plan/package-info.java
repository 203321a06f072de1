/** What would be changed, and whether it may be. */
@NullMarked
package dev.cyclonelariat.migration.plan;

import org.jspecify.annotations.NullMarked;
