/** {@code lariat completion}: lets shells complete its commands and options. */
@NullMarked
package dev.cyclonelariat.cli.completion;

import org.jspecify.annotations.NullMarked;
