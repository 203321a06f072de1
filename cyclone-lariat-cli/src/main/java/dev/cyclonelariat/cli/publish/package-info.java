/** {@code lariat publish}. */
@NullMarked
package dev.cyclonelariat.cli.publish;

import org.jspecify.annotations.NullMarked;
