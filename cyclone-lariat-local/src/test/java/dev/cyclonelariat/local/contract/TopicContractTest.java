package dev.cyclonelariat.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sns.model.Tag;
import software.amazon.awssdk.services.sns.model.TagLimitExceededException;

/** Topics: creating, listing, attributes, tags, deleting. */
class TopicContractTest extends SnsContract {

  @Test
  void creatingItAgainGivesTheSameTopic() {
    String name = unique("topic");
    Map<String, String> attributes = Map.of("DisplayName", "Shown");
    String arn = topic(name, attributes);

    assertThat(arn).endsWith(":" + broker.account() + ":" + name).startsWith("arn:aws:sns:");
    assertThat(topic(name, attributes)).isEqualTo(arn);
    assertThat(topic(name, Map.of())).isEqualTo(arn);
    assertRefused(
        () -> topic(name, Map.of("DisplayName", "Other")),
        InvalidParameterException.class,
        "Invalid parameter: Attributes Reason: Topic already exists with different attributes");
    assertRefused(
        () -> sns().createTopic(r -> r.name(name).tags(tag("k", "v"))),
        InvalidParameterException.class,
        "Invalid parameter: Tags Reason: Topic already exists with different tags");
  }

  @Test
  void namesAreChecked() {
    for (String name : List.of("a b", "a.b", "a".repeat(257), "a.fifo")) {
      assertRefused(
          () -> topic(name, Map.of()),
          InvalidParameterException.class,
          "Invalid parameter: Topic Name");
    }
    assertRefused(
        () -> topic(unique("topic"), Map.of("FifoTopic", "true")),
        InvalidParameterException.class,
        "Invalid parameter: Fifo Topic names must end with .fifo and must be made up of only"
            + " uppercase and lowercase ASCII letters, numbers, underscores, and hyphens, and must"
            + " be between 1 and 256 characters long.");
  }

  @Test
  void aTopicShowsItsAttributes() {
    String arn = topic(Map.of("DisplayName", "Shown"));

    assertThat(attributes(arn))
        .containsEntry("TopicArn", arn)
        .containsEntry("Owner", broker.account())
        .containsEntry("DisplayName", "Shown")
        .containsEntry("SubscriptionsConfirmed", "0")
        .containsEntry("SubscriptionsPending", "0")
        .containsEntry("SubscriptionsDeleted", "0")
        .containsKeys("Policy", "EffectiveDeliveryPolicy")
        .doesNotContainKeys("FifoTopic", "KmsMasterKeyId");
    assertThat(attributes(fifoTopic(Map.of("ContentBasedDeduplication", "true"))))
        .containsEntry("FifoTopic", "true")
        .containsEntry("ContentBasedDeduplication", "true");
  }

  @Test
  void attributesCanBeSet() {
    String arn = topic();
    String fifo = fifoTopic(Map.of());
    String policy = "{\"Version\":\"2012-10-17\",\"Statement\":[]}";

    set(arn, "Policy", policy);
    set(arn, "KmsMasterKeyId", "alias/key");
    set(arn, "MaximumMessageSize", "1048576");
    set(arn, "SignatureVersion", "2");
    set(fifo, "FifoThroughputScope", "MessageGroup");

    assertThat(attributes(arn))
        .containsEntry("Policy", policy)
        .containsEntry("KmsMasterKeyId", "alias/key")
        .containsEntry("MaximumMessageSize", "1048576")
        .containsEntry("SignatureVersion", "2");
    assertThat(attributes(fifo)).containsEntry("FifoThroughputScope", "MessageGroup");
  }

  @Test
  void wrongAttributesAreRefused() {
    String arn = topic();

    assertRefused(
        () -> set(arn, "Unheard", "of"),
        InvalidParameterException.class,
        "Invalid parameter: AttributeName");
    for (String size : List.of("1023", "1048577", "x")) {
      assertRefused(
          () -> set(arn, "MaximumMessageSize", size),
          InvalidParameterException.class,
          "Invalid parameter: MaximumMessageSize Reason: Invalid value [" + size + "]");
    }
    assertRefused(
        () -> set(arn, "ContentBasedDeduplication", "true"),
        InvalidParameterException.class,
        "Invalid parameter: ContentBasedDeduplication Reason: Invalid value [true]");
  }

  @Test
  void aDeletedTopicIsGone() {
    String arn = topic();

    sns().deleteTopic(r -> r.topicArn(arn));
    sns().deleteTopic(r -> r.topicArn(arn));

    assertRefused(() -> attributes(arn), NotFoundException.class, "Topic does not exist");
    assertRefused(
        () -> sns().publish(r -> r.topicArn(arn).message("x")),
        NotFoundException.class,
        "Topic does not exist");
  }

  @Test
  void arnsAreChecked() {
    assertRefused(
        () -> attributes("topic"),
        InvalidParameterException.class,
        "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1");
    assertRefused(
        () -> attributes("arn:topic"),
        InvalidParameterException.class,
        "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 2");
    String elsewhere = "arn:aws:sns:xx-other-1:" + broker.account() + ":topic";
    assertRefused(
        () -> attributes(elsewhere),
        InvalidParameterException.class,
        "Invalid parameter: TopicArn");
  }

  @Test
  void listsComeInPagesOfAHundred() {
    List<String> arns = new ArrayList<>();
    for (int i = 0; i < 101; i++) {
      arns.add(topic());
    }
    List<String> listed = new ArrayList<>();
    String token = null;
    do {
      String next = token;
      var page = sns().listTopics(r -> r.nextToken(next));
      assertThat(page.topics()).hasSizeLessThanOrEqualTo(100);
      page.topics().forEach(topic -> listed.add(topic.topicArn()));
      token = page.nextToken();
    } while (token != null);

    assertThat(listed).containsAll(arns).doesNotHaveDuplicates();
  }

  @Test
  void tagsAreKept() {
    String arn =
        sns()
            .createTopic(r -> r.name(unique("topic")).tags(tag("a", "1"), tag("b", "2")))
            .topicArn();

    sns().tagResource(r -> r.resourceArn(arn).tags(tag("b", "3"), tag("c", "")));
    sns().untagResource(r -> r.resourceArn(arn).tagKeys("a"));

    assertThat(sns().listTagsForResource(r -> r.resourceArn(arn)).tags())
        .containsExactlyInAnyOrder(tag("b", "3"), tag("c", ""));
    sns().deleteTopic(r -> r.topicArn(arn));
  }

  @Test
  void tagsAreChecked() {
    String arn = topic();
    List<Tag> many = new ArrayList<>();
    for (int i = 0; i < 51; i++) {
      many.add(tag("k" + i, "v"));
    }

    assertRefused(
        () -> sns().tagResource(r -> r.resourceArn(arn).tags(many)),
        TagLimitExceededException.class,
        "Could not complete request: tag quota of per resource exceeded");
    assertRefused(
        () -> sns().tagResource(r -> r.resourceArn(arn).tags(tag("k", "1"), tag("k", "2"))),
        InvalidParameterException.class,
        "Invalid parameter: Duplicated keys are not allowed.");
    assertRefused(
        () -> sns().listTagsForResource(r -> r.resourceArn(arn + "-missing")),
        ResourceNotFoundException.class,
        "Resource does not exist");
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private Map<String, String> attributes(String arn) {
    return sns().getTopicAttributes(r -> r.topicArn(arn)).attributes();
  }

  private void set(String arn, String name, String value) {
    sns().setTopicAttributes(r -> r.topicArn(arn).attributeName(name).attributeValue(value));
  }
}
