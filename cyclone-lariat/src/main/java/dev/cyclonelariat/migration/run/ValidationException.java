package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.status.MigrationStatus;
import dev.cyclonelariat.migration.status.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** The topology is not where the migrations say it shall be. */
public final class ValidationException extends MigrationException {

  private static final long serialVersionUID = 1L;

  private ValidationException(String message) {
    super(message);
  }

  static ValidationException behind(List<MigrationStatus> pending) {
    return new ValidationException(
        "The topology is behind: "
            + pending.stream()
                .map(status -> status.version() + " " + status.title())
                .collect(Collectors.joining(", "))
            + (pending.size() == 1 ? " is" : " are")
            + " not applied. Run lariat migrate first, or start with StartUp.MIGRATE");
  }

  static ValidationException of(List<Problem> problems) {
    return new ValidationException(
        problems.stream()
            .map(
                problem ->
                    problem.text()
                        + (problem.details().isEmpty()
                            ? ""
                            : " (" + String.join("; ", problem.details()) + ")"))
            .collect(Collectors.joining(". ")));
  }
}
