package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** All there is in an account, with all that can be set, as comparable lines. */
final class Snapshot {

  private Snapshot() {}

  static List<String> of(LiveTopology live, SqsClient sqs) {
    List<String> lines = new ArrayList<>();
    for (Topic topic : live.topics()) {
      lines.add(
          live.find(topic).orElseThrow()
              + " of "
              + live.owner(topic).orElse("nobody")
              + " from "
              + live.sources(topic));
    }
    for (Queue queue : live.queues()) {
      lines.add(
          live.find(queue).orElseThrow()
              + " of "
              + live.owner(queue).orElse("nobody")
              + " open to "
              + policy(sqs, queue));
    }
    live.subscriptions().forEach(listed -> lines.add(fields(live, listed)));
    lines.sort(null);
    return lines;
  }

  private static String fields(
      LiveTopology live, dev.cyclonelariat.topology.live.LiveSubscription listed) {
    var spec = live.find(listed);
    return spec + " raw " + spec.rawDelivery() + " filter " + spec.filterPolicy();
  }

  private static String policy(SqsClient sqs, Queue queue) {
    String url = sqs.getQueueUrl(r -> r.queueName(queue.name())).queueUrl();
    return sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.POLICY))
        .attributesAsStrings()
        .getOrDefault("Policy", "nobody");
  }
}
