package dev.cyclonelariat.cli;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.aws.UnreachableException;
import dev.cyclonelariat.cli.migration.source.CompilationException;
import dev.cyclonelariat.cli.shell.ExitStatus;
import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.local.LocalSnsSqsException;
import dev.cyclonelariat.message.InvalidMessageException;
import dev.cyclonelariat.message.Violation;
import dev.cyclonelariat.migration.InvalidMigrationException;
import dev.cyclonelariat.migration.journal.LockLostException;
import dev.cyclonelariat.migration.plan.OutOfOrderException;
import dev.cyclonelariat.migration.run.HalfAppliedException;
import dev.cyclonelariat.migration.run.LockHeldException;
import dev.cyclonelariat.migration.run.ValidationException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import software.amazon.awssdk.core.exception.SdkException;

/** Puts the failure of a command into words for the human who called it. */
final class Failure {

  private Failure() {}

  /** One text, or one for each rule that a message breaks. */
  static List<String> lines(Throwable e) {
    if (e instanceof InvalidMessageException invalid) {
      return invalid.violations().stream().map(Violation::toString).toList();
    }
    if (e instanceof CompilationException wrong) {
      return wrong.problems();
    }
    return List.of(text(e));
  }

  /** What the process ends with. */
  static int exitCode(Throwable e) {
    if (e instanceof LockHeldException || e instanceof LockLostException) {
      return ExitStatus.LOCK_HELD;
    } else if (e instanceof HalfAppliedException) {
      return ExitStatus.HALF_APPLIED;
    } else if (e instanceof ValidationException || e instanceof OutOfOrderException) {
      return ExitStatus.INVALID;
    } else if (e instanceof InvalidMigrationException || e instanceof CompilationException) {
      // A migration may ask AWS, whose failure is no fault of it.
      return find(e, SdkException.class).isPresent() ? ExitCode.SOFTWARE : ExitStatus.INVALID;
    }
    return ExitCode.SOFTWARE;
  }

  private static String text(Throwable e) {
    // Where nothing answers it does not matter what was asked.
    Optional<UnreachableException> unreachable = find(e, UnreachableException.class);
    if (unreachable.isPresent()) {
      return String.valueOf(unreachable.get().getMessage());
    } else if (e instanceof LariatException
        || e instanceof LocalSnsSqsException
        || e instanceof IllegalArgumentException) {
      return String.valueOf(e.getMessage());
    } else if (e instanceof SdkException sdk) {
      return AwsFailure.of(sdk).text();
    } else if (e instanceof SQLException) {
      return "The database fails: " + e.getMessage();
    } else if (e instanceof FileSystemException file) {
      return text(file);
    } else if (e instanceof IOException) {
      return "Reading or writing fails: " + e.getMessage();
    }
    return "An unexpected error, a fault of lariat itself: " + e + " (--verbose shows where)";
  }

  /** A failure of some type, or the cause of that type underneath. */
  private static <T extends Throwable> Optional<T> find(Throwable e, Class<T> type) {
    return Stream.<@Nullable Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static String text(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return e.getFile() + ": there is no such file";
    } else if (e instanceof AccessDeniedException) {
      return e.getFile() + ": it may not be read";
    }
    return e.getFile() + ": " + (e.getReason() == null ? e.toString() : e.getReason());
  }
}
