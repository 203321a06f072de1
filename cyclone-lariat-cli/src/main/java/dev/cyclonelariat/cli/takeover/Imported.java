package dev.cyclonelariat.cli.takeover;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.Plan;
import dev.cyclonelariat.migration.plan.PlannedMigration;
import java.nio.file.Path;
import java.util.List;

/**
 * How an import went.
 *
 * @param plan the migrations
 * @param files where they were written
 * @param leftOut what was not, and why
 * @param adopted whether all that was taken over, too
 */
record Imported(Plan plan, List<Path> files, List<String> leftOut, boolean adopted) {

  Imported {
    files = List.copyOf(files);
    leftOut = List.copyOf(leftOut);
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
    leftOut.forEach(line -> text.append("left out ").append(line).append('\n'));
    return text.append(end()).toString();
  }

  private String end() {
    if (plan.isEmpty()) {
      return "Nothing exists that no migration declares";
    }
    PlannedMigration last = plan.migrations().get(plan.migrations().size() - 1);
    return adopted
        ? "Taken over: lariat drift compares it with these migrations from now on"
        : "Next: lariat baseline "
            + last.name().version()
            + " declares them applied here; where nothing exists yet, lariat migrate makes it";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  Fields fields() {
    return new Fields()
        .with("files", files.stream().map(Path::toString).toList())
        .with("steps", plan.operations().size())
        .with("left_out", leftOut)
        .with("adopted", adopted && !plan.isEmpty());
  }
}
