package dev.cyclonelariat.benchmarks;

import java.util.function.Consumer;

/** A group of figures under one name. */
interface Benchmark {

  /** What it is called on the command line. */
  String name();

  /** Measures, and hands over each figure as soon as it is known. */
  void run(Consumer<Figure> figures) throws Exception;
}
