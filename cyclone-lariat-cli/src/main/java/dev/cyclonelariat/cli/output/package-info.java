/** In what form commands print data. */
@NullMarked
package dev.cyclonelariat.cli.output;

import org.jspecify.annotations.NullMarked;
