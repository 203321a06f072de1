package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.InvalidMigrationException;
import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.Script;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Derives what undoes a migration from the steps it took, and from what was there before. */
final class Inverses {

  private Inverses() {}

  /**
   * The last step undone first.
   *
   * @throws InvalidMigrationException if a step has no inverse
   */
  static List<Operation> of(MigrationName name, Script up, DeclaredTopology before) {
    List<Operation> inverses = new ArrayList<>();
    DeclaredTopology state = before.after(List.of());
    for (int i = 0; i < up.operations().size(); i++) {
      Operation step = up.operations().get(i);
      String where = up.where(i);
      inverses.add(inverse(step, state).orElseThrow(() -> missing(name, where, step)));
      state.take(step);
    }
    Collections.reverse(inverses);
    return inverses;
  }

  private static Optional<Operation> inverse(Operation step, DeclaredTopology before) {
    if (step instanceof Operation.AlterTopic alter) {
      return before.find(alter.changes().topic()).map(Operation.RestoreTopic::new);
    } else if (step instanceof Operation.AlterQueue alter) {
      return before.find(alter.changes().queue()).map(Operation.RestoreQueue::new);
    } else if (step instanceof Operation.Unsubscribe end) {
      return before.find(end.topic(), end.queue()).map(Operation.Subscribe::new);
    }
    return step.inverse();
  }

  private static MigrationException missing(MigrationName name, String where, Operation step) {
    return new InvalidMigrationException(
        "Migration "
            + name
            + where
            + ": nothing tells how to undo '"
            + step.describe()
            + "': override down(), or in YAML list the steps that undo it under down:");
  }
}
