package dev.cyclonelariat.cli.shell;

import java.util.List;

/**
 * Which streams a human watches on a terminal. Java cannot tell one stream from the other, so the
 * {@code lariat} script says it; without the script none is taken for a terminal.
 *
 * @param out whether standard output is one
 * @param err whether standard error is one
 */
public record Terminals(boolean out, boolean err) {

  private static final String PROPERTY = "lariat.terminals";

  /** What the script said, such as {@code -Dlariat.terminals=out,err}. */
  static Terminals ofProcess() {
    List<String> said = List.of(System.getProperty(PROPERTY, "").split(","));
    return new Terminals(said.contains("out"), said.contains("err"));
  }
}
