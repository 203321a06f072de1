/** {@code lariat version}. */
@NullMarked
package dev.cyclonelariat.cli.version;

import org.jspecify.annotations.NullMarked;
