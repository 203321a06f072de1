/** {@code lariat help}. */
@NullMarked
package dev.cyclonelariat.cli.help;

import org.jspecify.annotations.NullMarked;
