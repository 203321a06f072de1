/** {@code lariat consume}. */
@NullMarked
package dev.cyclonelariat.cli.consume;

import org.jspecify.annotations.NullMarked;
