package dev.cyclonelariat.message;

import dev.cyclonelariat.LariatException;
import java.util.List;
import java.util.stream.Collectors;

/** A message, or the body of one, that breaks the rules of its schema. Its text lists them all. */
public final class InvalidMessageException extends LariatException {

  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  InvalidMessageException(List<Violation> violations) {
    super(
        violations.stream()
            .map(Violation::toString)
            .collect(Collectors.joining("; ", "The message is invalid: ", "")));
    this.violations = List.copyOf(violations);
  }

  /**
   * A body that cannot be read for a reason of its reader's own.
   *
   * @param problem goes on after "body": {@code is no order of a partner}
   * @param cause what the reader has thrown
   */
  public static InvalidMessageException ofBody(String problem, Throwable cause) {
    InvalidMessageException invalid =
        new InvalidMessageException(List.of(new Violation("body", problem)));
    invalid.initCause(cause);
    return invalid;
  }

  static void throwIfAny(List<Violation> violations) {
    if (!violations.isEmpty()) {
      throw new InvalidMessageException(violations);
    }
  }

  /** Everything that is wrong, in the order of the body's keys; never empty. */
  public List<Violation> violations() {
    return violations;
  }
}
