package dev.cyclonelariat.cli.output;

import java.util.List;

/** One of many things that a command prints. */
public interface Row {

  /** For humans: what stands in each column; empty where there is nothing. */
  List<String> cells();

  /** For programs: one JSON object on one line. */
  String json();
}
