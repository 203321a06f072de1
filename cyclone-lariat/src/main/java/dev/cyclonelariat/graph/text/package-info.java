/** Graphs in languages that other tools draw or read: Graphviz, Mermaid, JSON. */
@NullMarked
package dev.cyclonelariat.graph.text;

import org.jspecify.annotations.NullMarked;
