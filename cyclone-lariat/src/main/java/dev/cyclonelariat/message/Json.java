package dev.cyclonelariat.message;

import java.util.Locale;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** How bodies are read and written at the level of JSON text. */
final class Json {

  /** Keeps reading linear: turning digits into a number costs more than their count. */
  private static final int MAX_NUMBER_DIGITS = 10_000;

  /** No body of SQS or SNS is larger than 1 MiB, so longer strings cannot arrive. */
  private static final int MAX_STRING_CHARS = 1 << 20;

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Tree.MAX_BODY_DEPTH)
                  .maxNumberLength(MAX_NUMBER_DIGITS)
                  .maxNameLength(MAX_STRING_CHARS)
                  .maxStringLength(MAX_STRING_CHARS)
                  .build())
          // The keys of strangers must not stay in memory for ever.
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
          .build();

  private Json() {}

  /** Which limit a text breaks. Jackson says so only in words, by the name of the setting. */
  static String problem(StreamConstraintsException e) {
    String said = String.valueOf(e.getMessage());
    if (said.contains("getMaxNestingDepth")) {
      return "is nested deeper than " + Tree.MAX_BODY_DEPTH + " levels";
    } else if (said.contains("getMaxStringLength") || said.contains("getMaxNameLength")) {
      return String.format(
          Locale.ROOT, "holds a string of more than %,d characters", MAX_STRING_CHARS);
    }
    return String.format(Locale.ROOT, "holds a number of more than %,d digits", MAX_NUMBER_DIGITS);
  }

  /**
   * Escapes what may stand in a Java string but not in an SQS body: U+FFFE, U+FFFF and halves of
   * surrogate pairs. They can only stand inside JSON strings, where an escape means the same.
   */
  static String escapeUnsendable(String json) {
    for (int i = 0; i < json.length(); i++) {
      if (isUnsendable(json, i)) {
        return escapeUnsendableFrom(json, i);
      }
    }
    return json;
  }

  private static String escapeUnsendableFrom(String json, int first) {
    StringBuilder escaped = new StringBuilder(json.length() + 16).append(json, 0, first);
    for (int i = first; i < json.length(); i++) {
      char c = json.charAt(i);
      if (isUnsendable(json, i)) {
        escaped.append("\\u").append(Integer.toHexString(c));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  private static boolean isUnsendable(String json, int at) {
    char c = json.charAt(at);
    if (c < Character.MIN_SURROGATE) {
      return false;
    } else if (Character.isHighSurrogate(c)) {
      return at + 1 == json.length() || !Character.isLowSurrogate(json.charAt(at + 1));
    } else if (Character.isLowSurrogate(c)) {
      return at == 0 || !Character.isHighSurrogate(json.charAt(at - 1));
    }
    return c >= '\uFFFE';
  }
}
