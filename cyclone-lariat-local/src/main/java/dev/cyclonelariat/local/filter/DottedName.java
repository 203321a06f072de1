package dev.cyclonelariat.local.filter;

/**
 * Names whose dots stand for nesting: {@code {"a.b": 1}} is the same as {@code {"a": {"b": 1}}}.
 */
final class DottedName {
  private static final int MAX_LEVELS = 100;

  private DottedName() {}

  /**
   * Where the first part of a name ends, or -1 for an ordinary name. Names of more parts than JSON
   * may be deep here are ordinary, too.
   */
  static int firstDot(String name) {
    int dot = name.indexOf('.');
    boolean dotted = dot > 0 && dot < name.length() - 1;
    return dotted && name.chars().filter(c -> c == '.').count() < MAX_LEVELS ? dot : -1;
  }
}
