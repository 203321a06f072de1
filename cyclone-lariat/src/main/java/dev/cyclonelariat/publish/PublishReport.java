package dev.cyclonelariat.publish;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.publish.PublishResult.NotSent;
import dev.cyclonelariat.publish.PublishResult.Sent;
import java.util.List;

/**
 * What became of many messages.
 *
 * @param results one for each message, in the order they were given
 */
public record PublishReport(List<PublishResult> results) {

  /** Copies the results. */
  public PublishReport {
    results = List.copyOf(results);
  }

  /** Those that AWS has. */
  public List<Sent> sent() {
    return results.stream().filter(Sent.class::isInstance).map(Sent.class::cast).toList();
  }

  /** Those that were not sent, with the reason of each. */
  public List<NotSent> notSent() {
    return results.stream().filter(NotSent.class::isInstance).map(NotSent.class::cast).toList();
  }

  /**
   * Makes sure that all were sent.
   *
   * @throws LariatException if some were not, with the first reason as its cause and the others
   *     suppressed
   */
  public void orThrow() {
    List<NotSent> failures = notSent();
    if (failures.isEmpty()) {
      return;
    }
    LariatException first = failures.get(0).error();
    LariatException all =
        new LariatException(
            failures.size()
                + " of "
                + results.size()
                + " messages were not sent: "
                + first.getMessage(),
            first);
    failures.stream().skip(1).map(NotSent::error).forEach(all::addSuppressed);
    throw all;
  }
}
