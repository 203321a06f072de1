package dev.cyclonelariat.cli.doctor;

import dev.cyclonelariat.cli.output.Fields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What was found out about one thing.
 *
 * @param check what was looked at
 * @param state how it is
 * @param found what was seen
 * @param remedy what helps, or null if nothing needs to be done
 */
record Finding(String check, State state, String found, @Nullable String remedy) {

  enum State {
    /** As it must be. */
    OK,
    /** Worth knowing, and no fault. */
    NOTE,
    /** Something will fail. */
    WRONG,
    /** Not looked at, because of something else that is wrong. */
    SKIPPED
  }

  static Finding ok(String check, String found) {
    return new Finding(check, State.OK, found, null);
  }

  static Finding note(String check, String found, String remedy) {
    return new Finding(check, State.NOTE, found, remedy);
  }

  static Finding wrong(String check, String found, String remedy) {
    return new Finding(check, State.WRONG, found, remedy);
  }

  static Finding skipped(String check, String reason) {
    return new Finding(check, State.SKIPPED, reason, null);
  }

  boolean isWrong() {
    return state == State.WRONG;
  }

  private String word() {
    return state.name().toLowerCase(Locale.ROOT);
  }

  /** A line, and one more for the remedy. */
  String text() {
    return "%-8s%-13s%s%s"
        .formatted(
            word(), check, found, remedy == null ? "" : "\n" + " ".repeat(21) + "→ " + remedy);
  }

  Fields fields() {
    return new Fields()
        .with("check", check)
        .with("state", word())
        .with("found", found)
        .with("remedy", remedy);
  }
}
