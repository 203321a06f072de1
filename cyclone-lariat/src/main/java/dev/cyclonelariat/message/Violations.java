package dev.cyclonelariat.message;

import java.util.ArrayList;
import java.util.List;

/** Collects violations; of several problems at or above one path only the first is told. */
final class Violations {

  static final String MISSING = "is missing";
  static final String NOT_A_UUID = "must be a UUID (8-4-4-4-12 hex)";
  static final String EMPTY = "must not be empty";

  private final List<Violation> found = new ArrayList<>(0);

  void add(String path, String problem) {
    if (found.stream().noneMatch(violation -> covers(violation.path(), path))) {
      found.add(new Violation(path, problem));
    }
  }

  private static boolean covers(String told, String path) {
    return told.equals(path) || told.startsWith(path + ".");
  }

  List<Violation> list() {
    return List.copyOf(found);
  }
}
