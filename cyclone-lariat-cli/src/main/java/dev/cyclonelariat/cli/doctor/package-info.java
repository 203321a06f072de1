/** {@code lariat doctor}: finds out what is missing before something else does. */
@NullMarked
package dev.cyclonelariat.cli.doctor;

import org.jspecify.annotations.NullMarked;
