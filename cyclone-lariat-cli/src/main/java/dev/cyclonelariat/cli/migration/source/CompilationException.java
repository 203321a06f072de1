package dev.cyclonelariat.cli.migration.source;

import dev.cyclonelariat.LariatException;
import java.util.List;

/** Migrations that the compiler does not take. */
public final class CompilationException extends LariatException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  CompilationException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** What the compiler says, each with file and line. */
  public List<String> problems() {
    return problems;
  }
}
