package dev.cyclonelariat.local.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where the next page of a list begins. */
final class PageToken {

  private PageToken() {}

  static String write(int from) {
    return Base64.getEncoder().encodeToString(("from:" + from).getBytes(StandardCharsets.US_ASCII));
  }

  /** The place a token names, at most {@code size}; 0 without one. */
  static int read(@Nullable String token, int size) {
    if (token == null || token.isEmpty()) {
      return 0;
    }
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
      if (text.startsWith("from:")) {
        return Math.min(size, Integer.parseUnsignedInt(text.substring("from:".length())));
      }
    } catch (IllegalArgumentException e) {
      // answered below: NumberFormatException is one, too
    }
    throw SqsErrors.invalidParameter("NextToken", token, "Invalid or expired next token.");
  }
}
