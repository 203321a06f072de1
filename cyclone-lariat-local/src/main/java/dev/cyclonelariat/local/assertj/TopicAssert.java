package dev.cyclonelariat.local.assertj;

import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.record.DeliveryEvent.Kind;
import dev.cyclonelariat.local.view.SubscriptionView;
import dev.cyclonelariat.local.view.TopicView;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;

/** Assertions about a topic as it was when it was looked up. */
public final class TopicAssert extends AbstractAssert<TopicAssert, TopicView> {
  private final LocalSnsSqs local;

  TopicAssert(LocalSnsSqs local, TopicView actual) {
    super(actual, TopicAssert.class);
    this.local = local;
  }

  /** Asserts how many messages it ever took. */
  public TopicAssert hasPublished(long count) {
    long published = local.deliveries().count(Kind.PUBLISHED, actual.arn());
    if (published != count) {
      failWithMessage(
          "Expected topic <%s> to have taken %s messages, but it took %s",
          actual.name(), count, published);
    }
    return this;
  }

  /** Asserts exactly which queues subscribed to it, by name and in any order. */
  public TopicAssert hasSubscribers(String... queues) {
    List<String> names =
        actual.subscriptions().stream()
            .map(SubscriptionView::queueArn)
            .map(arn -> arn.substring(arn.lastIndexOf(':') + 1))
            .toList();
    Assertions.assertThat(names)
        .as("subscribers of topic <%s>", actual.name())
        .containsExactlyInAnyOrder(queues);
    return this;
  }

  /** Asserts an attribute's value. */
  public TopicAssert hasAttribute(String name, String value) {
    Assertions.assertThat(actual.attributes())
        .as("attributes of topic <%s>", actual.name())
        .containsEntry(name, value);
    return this;
  }
}
