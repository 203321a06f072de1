/** {@code lariat graph}: topologies drawn. */
@NullMarked
package dev.cyclonelariat.cli.graph;

import org.jspecify.annotations.NullMarked;
