package dev.cyclonelariat.topology.live;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sns.model.Tag;

/** The calls that read and change tags. */
final class TagCalls {

  private final ControlPlane aws;

  TagCalls(ControlPlane aws) {
    this.aws = aws;
  }

  /** All tags; empty if there is no such resource. */
  Optional<Map<String, String>> of(Resource resource) {
    return resource instanceof Queue queue
        ? aws.sqsIfExists(
            Rate.OTHER, queue, sqs -> sqs.listQueueTags(r -> r.queueUrl(aws.url(queue))).tags())
        : aws.snsIfExists(
            Rate.TAG,
            resource,
            sns -> map(sns.listTagsForResource(r -> r.resourceArn(aws.arn(resource))).tags()));
  }

  /** Adds tags, or changes their values. */
  void put(Resource resource, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return;
    }
    if (resource instanceof Queue queue) {
      aws.sqs(Rate.OTHER, queue, sqs -> sqs.tagQueue(r -> r.queueUrl(aws.url(queue)).tags(tags)));
    } else {
      aws.sns(
          Rate.TAG,
          resource,
          sns -> sns.tagResource(r -> r.resourceArn(aws.arn(resource)).tags(list(tags))));
    }
  }

  /** Takes tags away. */
  void remove(Resource resource, Collection<String> keys) {
    if (keys.isEmpty()) {
      return;
    }
    if (resource instanceof Queue queue) {
      aws.sqs(
          Rate.OTHER, queue, sqs -> sqs.untagQueue(r -> r.queueUrl(aws.url(queue)).tagKeys(keys)));
    } else {
      aws.sns(
          Rate.TAG,
          resource,
          sns -> sns.untagResource(r -> r.resourceArn(aws.arn(resource)).tagKeys(keys)));
    }
  }

  /** Makes those tags that were {@code before} into those that shall be. */
  void replace(Resource resource, Map<String, String> before, Map<String, String> wanted) {
    Map<String, String> changed = new HashMap<>(wanted);
    changed.entrySet().removeAll(before.entrySet());
    put(resource, changed);
    remove(resource, before.keySet().stream().filter(key -> !wanted.containsKey(key)).toList());
  }

  /** As SNS takes them. */
  static List<Tag> list(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static Map<String, String> map(List<Tag> tags) {
    Map<String, String> map = new HashMap<>();
    tags.forEach(tag -> map.put(tag.key(), tag.value()));
    return map;
  }
}
