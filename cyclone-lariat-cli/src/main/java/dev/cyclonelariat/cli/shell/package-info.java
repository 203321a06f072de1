/** The process around a command: streams, environment, terminal, interrupts, logging. */
@NullMarked
package dev.cyclonelariat.cli.shell;

import org.jspecify.annotations.NullMarked;
