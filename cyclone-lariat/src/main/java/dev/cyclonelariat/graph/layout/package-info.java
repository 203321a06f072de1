/** Where the boxes and lines of a graph are drawn: in layers from left to right. */
@NullMarked
package dev.cyclonelariat.graph.layout;

import org.jspecify.annotations.NullMarked;
