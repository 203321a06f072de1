package dev.cyclonelariat.migration.status;

import java.util.List;

/**
 * Something of ours that is not as migrations have declared it.
 *
 * @param what the resource or subscription
 * @param differences in what, a line each
 */
public record Drift(String what, List<String> differences) {

  /** Copies the differences. */
  public Drift {
    differences = List.copyOf(differences);
  }

  /** All of it in one line. */
  @Override
  public String toString() {
    return what + ": " + String.join("; ", differences);
  }
}
