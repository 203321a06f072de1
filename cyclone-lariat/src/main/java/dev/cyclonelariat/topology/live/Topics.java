package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Arn;
import dev.cyclonelariat.resource.InvalidNameException;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.TopologyException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sns.model.ListTopicsResponse;

/** The topics of an account. */
final class Topics {

  private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

  private final ControlPlane aws;
  private final TagCalls tags;
  private final Ownership ownership;

  Topics(ControlPlane aws, TagCalls tags, Ownership ownership) {
    this.aws = aws;
    this.tags = tags;
    this.ownership = ownership;
  }

  List<Topic> list() {
    return Pages.of(
        token -> aws.sns(Rate.LIST, "Topics", sns -> sns.listTopics(r -> r.nextToken(token))),
        ListTopicsResponse::nextToken,
        page -> page.topics().stream().flatMap(topic -> named(topic.topicArn())));
  }

  private static Stream<Topic> named(String arn) {
    try {
      return Stream.of(Topic.ofArn(Arn.parse(arn)));
    } catch (InvalidNameException e) {
      LOG.warn("Left out of the topics: {}", e.getMessage());
      return Stream.empty();
    }
  }

  Optional<TopicSpec> find(Topic topic) {
    return attributes(topic)
        .map(attributes -> TopicSpec.reported(topic, attributes, tags.of(topic).orElse(Map.of())));
  }

  /** What was found in one look. */
  record Found(TopicSpec spec, List<Topic> sources, Optional<String> owner) {}

  /** What a topic is like, and which topics fan out to it; empty if there is none. */
  Optional<Found> look(Topic topic) {
    return attributes(topic)
        .map(
            attributes -> {
              Map<String, String> all = tags.of(topic).orElse(Map.of());
              return new Found(
                  TopicSpec.reported(topic, attributes, all),
                  FanoutTags.sources(all),
                  Ownership.in(all));
            });
  }

  private Optional<Map<String, String>> attributes(Topic topic) {
    return aws.snsIfExists(
        Rate.OTHER,
        topic,
        sns -> sns.getTopicAttributes(r -> r.topicArn(aws.arn(topic))).attributes());
  }

  boolean exists(Topic topic) {
    return attributes(topic).isPresent();
  }

  void create(TopicSpec spec) {
    Topic topic = spec.topic();
    Map<String, String> all = new HashMap<>(topic.tags());
    all.putAll(spec.tags());
    all.putAll(ownership.tag());
    if (exists(topic)) {
      throw new TopologyException("Topic " + topic + " exists already");
    }
    aws.sns(
        Rate.OTHER,
        topic,
        sns ->
            sns.createTopic(
                r -> r.name(topic.name()).attributes(spec.attributes()).tags(TagCalls.list(all))));
  }

  void alter(TopicSpec spec) {
    Topic topic = spec.topic();
    ownership.require(topic);
    TopicSpec live = existing(topic);
    spec.attributeChanges(live)
        .forEach(
            (name, value) ->
                aws.sns(
                    Rate.OTHER,
                    topic,
                    sns ->
                        sns.setTopicAttributes(
                            r ->
                                r.topicArn(aws.arn(topic))
                                    .attributeName(name)
                                    .attributeValue(value))));
    tags.replace(topic, live.tags(), spec.tags());
  }

  void delete(Topic topic) {
    aws.sns(Rate.OTHER, topic, sns -> sns.deleteTopic(r -> r.topicArn(aws.arn(topic))));
  }

  private TopicSpec existing(Topic topic) {
    return find(topic)
        .orElseThrow(() -> new TopologyException("Topic " + topic + " does not exist"));
  }
}
