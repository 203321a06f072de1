/** Topologies as graphs of topics and queues, to be drawn. */
@NullMarked
package dev.cyclonelariat.graph;

import org.jspecify.annotations.NullMarked;
