package dev.cyclonelariat.local.message;

/** The characters that SQS takes: those of XML 1.0. */
public final class Characters {

  private Characters() {}

  /** The first code point that SQS refuses, or -1 if it takes the text. */
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
