package dev.cyclonelariat.handling;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Those of the messages received together that go to one batch handler together, or each to a
 * handler by itself.
 *
 * @param batch null for messages that are handled each by itself
 * @param indices which of the messages, ascending
 */
record Share(Route.@Nullable Batch batch, List<Integer> indices) {

  /** Splits messages; of a FIFO queue only neighbours stay together, so that none overtakes. */
  static List<Share> of(List<HandlerContext> contexts, Handlers handlers) {
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < contexts.size(); i++) {
      boolean inOrder = contexts.get(i).delivery().fifoGroup() != null;
      Share share = find(shares, handlers.batch(contexts.get(i)), inOrder);
      share.indices.add(i);
    }
    return shares;
  }

  private static Share find(List<Share> shares, Route.@Nullable Batch batch, boolean onlyLast) {
    for (int i = shares.size() - 1; i >= 0; i--) {
      if (Objects.equals(shares.get(i).batch, batch)) {
        return shares.get(i);
      } else if (onlyLast) {
        break;
      }
    }
    Share share = new Share(batch, new ArrayList<>());
    shares.add(share);
    return share;
  }
}
