package dev.cyclonelariat.cli.takeover.source;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An expression of Java.
 *
 * @param head how it begins
 * @param links the method calls that follow, each with its dot
 */
record JavaCall(String head, List<String> links) {

  private static final int WIDTH = 100;
  private static final String DEEPER = "    ";

  JavaCall {
    links = List.copyOf(links);
  }

  String line() {
    return head + String.join("", links);
  }

  /** On one line if it fits, else a line for each call. */
  private String text(String indent) {
    boolean fits = indent.length() + line().length() < WIDTH;
    return fits
        ? line()
        : Stream.concat(Stream.of(head), links.stream())
            .collect(Collectors.joining("\n" + indent + DEEPER));
  }

  /** The call of a verb: on one line if it fits, else a line for each argument. */
  static String statement(String indent, String verb, List<JavaCall> arguments) {
    String line =
        arguments.stream()
            .map(JavaCall::line)
            .collect(Collectors.joining(", ", indent + verb + "(", ");"));
    String deeper = "\n" + indent + DEEPER;
    return line.length() <= WIDTH
        ? line
        : arguments.stream()
            .map(argument -> argument.text(indent + DEEPER))
            .collect(Collectors.joining("," + deeper, indent + verb + "(" + deeper, ");"));
  }
}
