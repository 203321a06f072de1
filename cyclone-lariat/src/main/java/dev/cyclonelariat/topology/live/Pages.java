package dev.cyclonelariat.topology.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists that AWS gives page by page. */
final class Pages {

  private Pages() {}

  /**
   * All items of all pages.
   *
   * @param call gets the page of a token, the first one of null
   * @param next the token of the page after; null or empty on the last
   * @param items of a page
   */
  static <P, T> List<T> of(
      Function<@Nullable String, P> call,
      Function<P, @Nullable String> next,
      Function<P, Stream<T>> items) {
    List<T> all = new ArrayList<>();
    String token = null;
    do {
      P page = call.apply(token);
      items.apply(page).forEach(all::add);
      token = next.apply(page);
    } while (token != null && !token.isEmpty());
    return List.copyOf(all);
  }
}
