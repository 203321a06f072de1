/** The {@code lariat} command: one package for each command, thin over the library. */
@NullMarked
package dev.cyclonelariat.cli;

import org.jspecify.annotations.NullMarked;
