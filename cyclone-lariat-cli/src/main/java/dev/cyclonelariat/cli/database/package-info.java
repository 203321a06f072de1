/** How commands reach the database of an inbox. */
@NullMarked
package dev.cyclonelariat.cli.database;

import org.jspecify.annotations.NullMarked;
