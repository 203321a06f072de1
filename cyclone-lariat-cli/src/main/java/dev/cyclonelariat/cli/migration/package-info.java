/** The commands that apply and undo migrations, and tell where they stand. */
@NullMarked
package dev.cyclonelariat.cli.migration;

import org.jspecify.annotations.NullMarked;
