package dev.cyclonelariat.graph.picture;

import java.util.List;

/**
 * Marks that belong together.
 *
 * @param meaning in words
 * @param marks in the order they are drawn
 */
record Figure(String meaning, List<Mark> marks) {

  Figure {
    marks = List.copyOf(marks);
  }
}
