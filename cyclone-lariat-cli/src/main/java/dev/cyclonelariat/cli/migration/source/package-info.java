/** Where the command finds migrations: in files that it compiles or reads, and in built jars. */
@NullMarked
package dev.cyclonelariat.cli.migration.source;

import org.jspecify.annotations.NullMarked;
