package dev.cyclonelariat.local.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param nextToken asks for the page after it; null on the last page
 */
public record Page<T>(List<T> items, @Nullable String nextToken) {
  private static final String PREFIX = "from:";

  /**
   * The page that a token asks for.
   *
   * @param size most items of a page
   * @param token null or empty for the first page
   * @return null if the token is not one that was given out
   */
  public static <T> @Nullable Page<T> of(List<T> all, int size, @Nullable String token) {
    int start = token == null || token.isEmpty() ? 0 : start(token);
    if (start < 0) {
      return null;
    }
    int from = Math.min(all.size(), start);
    int to = Math.min(all.size(), from + size);
    return new Page<>(all.subList(from, to), to < all.size() ? token(to) : null);
  }

  private static String token(int from) {
    return Base64.getEncoder().encodeToString((PREFIX + from).getBytes(StandardCharsets.US_ASCII));
  }

  private static int start(String token) {
    try {
      String text = new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII);
      return text.startsWith(PREFIX) ? Integer.parseInt(text.substring(PREFIX.length())) : -1;
    } catch (IllegalArgumentException e) { // NumberFormatException is one, too
      return -1;
    }
  }

  /** The answer of a list call. */
  public Struct struct(String member, Function<T, ?> one) {
    List<Object> shown = new ArrayList<>(items.size());
    items.forEach(item -> shown.add(one.apply(item)));
    return new Struct().with(member, shown).with("NextToken", nextToken);
  }
}
