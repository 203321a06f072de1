/** {@code lariat import}: puts what is in an account already into migrations. */
@NullMarked
package dev.cyclonelariat.cli.takeover;

import org.jspecify.annotations.NullMarked;
