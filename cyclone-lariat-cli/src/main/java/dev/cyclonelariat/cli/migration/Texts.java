package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.migration.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words for numbers, times and constants. */
final class Texts {

  private Texts() {}

  /** {@code 1 step}, {@code 2 steps}. */
  static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 2 migrations, 5 steps}. */
  static String size(Plan plan) {
    return count(plan.migrations().size(), "migration")
        + ", "
        + count(plan.operations().size(), "step");
  }

  /** {@code 0.4 s}. */
  static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  /** To the second; empty for none. */
  static String time(@Nullable Instant time) {
    return time == null ? "" : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A constant in small letters. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
