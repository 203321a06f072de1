package dev.cyclonelariat.local.assertj;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.view.MessageView;
import dev.cyclonelariat.local.view.QueueView;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/** Assertions about a queue as it was when it was looked up. */
public final class QueueAssert extends AbstractAssert<QueueAssert, QueueView> {
  private final LocalSnsSqs local;

  QueueAssert(LocalSnsSqs local, QueueView actual) {
    super(actual, QueueAssert.class);
    this.local = local;
  }

  /** Asserts how many messages it holds: available, in flight and delayed together. */
  public QueueAssert hasMessages(int count) {
    return has("messages", actual.total(), count);
  }

  /** Asserts that it holds no message. */
  public QueueAssert isEmpty() {
    return hasMessages(0);
  }

  /** Asserts how many messages can be received, or wait behind others of their group. */
  public QueueAssert hasAvailable(int count) {
    return has("available messages", actual.available(), count);
  }

  /** Asserts how many messages were received and are neither deleted nor visible again. */
  public QueueAssert hasInFlight(int count) {
    return has("messages in flight", actual.inFlight(), count);
  }

  /** Asserts how many messages are not yet available since they were sent. */
  public QueueAssert hasDelayed(int count) {
    return has("delayed messages", actual.delayed(), count);
  }

  /** Asserts how many messages were ever put on it. */
  public QueueAssert hasGot(long count) {
    long got =
        local.deliveries().count(Kind.SENT, actual.arn())
            + local.deliveries().count(Kind.DELIVERED, actual.arn());
    return has("messages that were put on it", got, count);
  }

  /** Asserts how many messages were ever deleted from it by consumers. */
  public QueueAssert hasDeleted(long count) {
    long deleted = local.deliveries().count(Kind.DELETED, actual.arn());
    return has("deleted messages", deleted, count);
  }

  private QueueAssert has(String what, long have, long wanted) {
    if (have != wanted) {
      failWithMessage(
          "Expected queue <%s> to have %s %s, but it has %s (%s available, %s in flight, %s"
              + " delayed)",
          actual.name(),
          wanted,
          what,
          have,
          actual.available(),
          actual.inFlight(),
          actual.delayed());
    }
    return this;
  }

  /** Asserts an attribute's value. */
  public QueueAssert hasAttribute(String name, String value) {
    Assertions.assertThat(actual.attributes())
        .as("attributes of queue <%s>", actual.name())
        .containsEntry(name, value);
    return this;
  }

  /** Assertions about the messages that lie on it now, oldest first. */
  public ListAssert<MessageView> messages() {
    return Assertions.assertThat(local.messages(actual.arn()))
        .as("messages of queue <%s>", actual.name());
  }

  /** Assertions about the bodies of the messages that lie on it now, oldest first. */
  public ListAssert<String> bodies() {
    List<String> bodies = local.messages(actual.arn()).stream().map(MessageView::body).toList();
    return Assertions.assertThat(bodies).as("bodies in queue <%s>", actual.name());
  }
}
