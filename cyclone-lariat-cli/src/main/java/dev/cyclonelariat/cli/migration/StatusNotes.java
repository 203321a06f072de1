package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.status.MigrationStatus;
import dev.cyclonelariat.migration.status.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What else there is to know of migrations than whether they are applied, in a word each. */
final class StatusNotes {

  private final Map<MigrationVersion, String> words = new HashMap<>();

  StatusNotes(List<MigrationStatus> all, List<Problem> problems) {
    boolean hasNewer = false;
    for (int i = all.size() - 1; i >= 0; i--) {
      MigrationStatus status = all.get(i);
      if (status.isPending() && hasNewer) {
        words.put(status.version(), "late");
      } else if (!status.isKnown()) {
        words.put(status.version(), "not here");
      }
      hasNewer |= !status.isPending();
    }
    problems.forEach(problem -> words.put(problem.version(), word(problem.kind())));
  }

  private static String word(Problem.Kind kind) {
    return Texts.word(kind).replace('_', ' ');
  }

  /** Empty if there is nothing. */
  String of(MigrationStatus status) {
    return words.getOrDefault(status.version(), "");
  }
}
