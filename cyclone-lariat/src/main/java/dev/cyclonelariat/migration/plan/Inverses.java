package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.Operation;
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
   * @throws MigrationException if a step has no inverse
   */
  static List<Operation> of(MigrationName name, List<Operation> steps, DeclaredTopology before) {
    List<Operation> inverses = new ArrayList<>();
    DeclaredTopology state = before.after(List.of());
    for (Operation step : steps) {
      inverses.add(inverse(step, state).orElseThrow(() -> missing(name, step)));
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

  private static MigrationException missing(MigrationName name, Operation step) {
    return new MigrationException(
        "Migration "
            + name
            + ": nothing tells how to undo '"
            + step.describe()
            + "': override down()");
  }
}
