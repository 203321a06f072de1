/** {@code lariat log}: prints who did what to whom. */
@NullMarked
package dev.cyclonelariat.cli.log;

import org.jspecify.annotations.NullMarked;
