package dev.cyclonelariat.notify;

/** Spreads compact JSON over lines for human eyes. */
final class PrettyJson {

  private static final String INDENT = "  ";

  private final StringBuilder pretty = new StringBuilder();
  private int depth;

  private PrettyJson() {}

  /** Takes JSON without any white space between its values. */
  static String of(String compact) {
    return new PrettyJson().spread(compact);
  }

  private String spread(String json) {
    boolean inString = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (c == '\\') {
        pretty.append(c).append(json.charAt(++i));
      } else if (c == '"') {
        inString = !inString;
        pretty.append(c);
      } else if (inString) {
        pretty.append(c);
      } else {
        structure(c, isClosedAt(json, i + 1));
      }
    }
    return pretty.toString();
  }

  private static boolean isClosedAt(String json, int at) {
    return at < json.length() && (json.charAt(at) == '}' || json.charAt(at) == ']');
  }

  private void structure(char c, boolean closedNext) {
    switch (c) {
      case '{', '[' -> {
        depth++;
        pretty.append(c);
        if (!closedNext) {
          newLine();
        }
      }
      case '}', ']' -> {
        depth--;
        char before = pretty.charAt(pretty.length() - 1);
        if (before != '{' && before != '[') {
          newLine();
        }
        pretty.append(c);
      }
      case ',' -> {
        pretty.append(c);
        newLine();
      }
      case ':' -> pretty.append(": ");
      default -> pretty.append(c);
    }
  }

  private void newLine() {
    pretty.append('\n').append(INDENT.repeat(depth));
  }
}
