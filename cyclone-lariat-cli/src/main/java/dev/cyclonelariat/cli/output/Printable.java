package dev.cyclonelariat.cli.output;

/** Text of others, made fit for a terminal. */
final class Printable {

  private Printable() {}

  /** On one line, without characters that steer a terminal. */
  static String line(String text) {
    return text.codePoints()
        .map(character -> Character.isISOControl(character) ? ' ' : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .strip();
  }
}
