/** Values of options and parameters that several commands take. */
@NullMarked
package dev.cyclonelariat.cli.arguments;

import org.jspecify.annotations.NullMarked;
