package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Struct;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list, at most 100 long, as the list calls of SNS give it.
 *
 * @param nextToken null on the last page
 */
record Page<T>(List<T> items, @Nullable String nextToken) {
  private static final int SIZE = 100;

  /** The page that the call's {@code NextToken} asks for. */
  static <T> Page<T> of(Call call, List<T> all) {
    int from = Math.min(all.size(), start(call.arguments().string("NextToken")));
    int to = Math.min(all.size(), from + SIZE);
    return new Page<>(all.subList(from, to), to < all.size() ? token(to) : null);
  }

  private static String token(int from) {
    return Base64.getEncoder()
        .encodeToString(Integer.toString(from).getBytes(StandardCharsets.US_ASCII));
  }

  private static int start(@Nullable String token) {
    if (token == null) {
      return 0;
    }
    try {
      return Integer.parseUnsignedInt(
          new String(Base64.getDecoder().decode(token), StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw SnsErrors.invalid("NextToken");
    }
  }

  /** The answer of a list call. */
  Struct struct(String member, Function<T, Struct> one) {
    List<Struct> structs = new ArrayList<>(items.size());
    items.forEach(item -> structs.add(one.apply(item)));
    return new Struct().with(member, structs).with("NextToken", nextToken);
  }
}
