package dev.cyclonelariat.migration.status;

import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.OperationJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells in what the steps of a migration are not those that were applied. */
final class StepChanges {

  private StepChanges() {}

  /** Readable lines. */
  static List<String> lines(List<Operation> before, List<Operation> now) {
    List<String> lines = new ArrayList<>();
    List<Operation> added = without(now, before);
    for (Operation gone : without(before, now)) {
      Optional<Operation> other =
          added.stream().filter(step -> step.describe().equals(gone.describe())).findFirst();
      if (other.isPresent()) {
        added.remove(other.get());
        lines.add(
            "changed: "
                + gone.describe()
                + ": was "
                + OperationJson.write(gone)
                + ", is "
                + OperationJson.write(other.get()));
      } else {
        lines.add("gone: " + gone.describe());
      }
    }
    added.forEach(step -> lines.add("new: " + step.describe()));
    if (lines.isEmpty()) {
      lines.add("the steps are in another order, or more or less often there");
    }
    return List.copyOf(lines);
  }

  private static List<Operation> without(List<Operation> steps, List<Operation> others) {
    List<Operation> rest = new ArrayList<>(steps);
    rest.removeAll(others);
    return rest;
  }
}
