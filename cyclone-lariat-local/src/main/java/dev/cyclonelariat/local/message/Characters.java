package dev.cyclonelariat.local.message;

/** Which characters may stand where. */
public final class Characters {

  private static final int MAX_ID_LENGTH = 128;

  private Characters() {}

  /** Whether a text has only letters, digits, hyphens and underscores, and at least one. */
  public static boolean isPlainName(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /** Whether a character may stand in the name of a message attribute. */
  public static boolean isAttributeName(int c) {
    return isPlain(c) || c == '.';
  }

  private static boolean isPlain(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /** Whether a text can be a group or deduplication id: 1 to 128 printable ASCII characters. */
  public static boolean isId(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_ID_LENGTH
        && text.chars().allMatch(c -> c > ' ' && c <= '~');
  }

  /**
   * The first code unit that SQS refuses, or -1 if it takes the text: it takes what XML 1.0 has.
   */
  public static int firstInvalid(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0xd800) {
        continue;
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
        continue;
      }
      boolean allowed = c == '\t' || c == '\n' || c == '\r' || (c >= 0xe000 && c <= 0xfffd);
      if (!allowed) {
        return c;
      }
    }
    return -1;
  }
}
