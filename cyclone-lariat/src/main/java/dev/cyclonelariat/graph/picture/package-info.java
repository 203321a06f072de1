/** Graphs as pictures, SVG and PNG, drawn without any other program. */
@NullMarked
package dev.cyclonelariat.graph.picture;

import org.jspecify.annotations.NullMarked;
