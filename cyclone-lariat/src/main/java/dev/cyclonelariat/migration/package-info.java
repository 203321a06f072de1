/** Topics, queues and subscriptions changed in versioned steps, like the schema of a database. */
@NullMarked
package dev.cyclonelariat.migration;

import org.jspecify.annotations.NullMarked;
