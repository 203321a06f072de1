package dev.cyclonelariat.local.sns;

import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Page;
import dev.cyclonelariat.local.protocol.Struct;
import java.util.List;
import java.util.function.Function;

/** The list calls of SNS give pages of 100. */
final class ListAnswer {
  private static final int PAGE = 100;

  private ListAnswer() {}

  /**
   * The page that the call's {@code NextToken} asks for.
   *
   * @param member of the answer that holds the list
   */
  static <T> Struct of(Call call, String member, List<T> all, Function<T, Struct> one) {
    Page<T> page = Page.of(all, PAGE, call.arguments().string("NextToken"));
    if (page == null) {
      throw SnsErrors.invalid("NextToken");
    }
    return page.struct(member, one);
  }
}
