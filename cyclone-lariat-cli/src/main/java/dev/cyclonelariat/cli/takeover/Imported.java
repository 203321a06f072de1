package dev.cyclonelariat.cli.takeover;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import dev.cyclonelariat.migration.status.MigrationStatus;
import dev.cyclonelariat.migration.takeover.ExistingTopology;
import dev.cyclonelariat.resource.Resource;
import java.nio.file.Path;
import java.util.List;

/**
 * How an import went.
 *
 * @param plan the migrations
 * @param files where they were written
 * @param existing what was found
 * @param pending migrations that were there before, and are not applied
 * @param adopted whether all that was taken over, too
 */
record Imported(
    Plan plan,
    List<Path> files,
    ExistingTopology existing,
    List<MigrationStatus> pending,
    boolean adopted) {

  Imported {
    files = List.copyOf(files);
    pending = List.copyOf(pending);
  }

  /** A step as something that is there. */
  static String shown(Operation step) {
    return step.describe()
        .replaceFirst("^create ", "")
        .replaceFirst("^subscribe", "subscription of");
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < files.size(); i++) {
      text.append("wrote ").append(files.get(i)).append(", ");
      text.append(count(plan.migrations().get(i).operations().size(), "step")).append('\n');
    }
    existing.leftOut().forEach(line -> text.append("left out ").append(line).append('\n'));
    int tagged = existing.alreadyOurs().size();
    if (tagged > 0) {
      text.append(tagged)
          .append(" of these have our tag already, though no migration here has made them: do --db")
          .append(" or --state-file name the right store?\n");
    }
    return text.append(end()).toString();
  }

  private String end() {
    if (plan.isEmpty()) {
      return "Nothing exists that no migration declares" + unapplied();
    }
    PlannedMigration last = plan.migrations().get(plan.migrations().size() - 1);
    return adopted
        ? "Taken over: lariat drift compares it with these migrations from now on"
        : "Next: lariat baseline "
            + last.name().version()
            + " declares them applied here; where nothing exists yet, lariat migrate makes it";
  }

  /** An import that comes after another may expect to find again what that one has found. */
  private String unapplied() {
    if (pending.isEmpty()) {
      return "";
    }
    MigrationVersion last = pending.get(pending.size() - 1).version();
    return "; but not all are applied: lariat baseline "
        + last
        + " declares them applied, and without their files lariat import starts afresh";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  Fields fields() {
    return new Fields()
        .with("files", files.stream().map(Path::toString).toList())
        .with("steps", plan.operations().size())
        .with("left_out", existing.leftOut())
        .with("already_ours", existing.alreadyOurs().stream().map(Resource::name).toList())
        .with("adopted", adopted && !plan.isEmpty());
  }
}
