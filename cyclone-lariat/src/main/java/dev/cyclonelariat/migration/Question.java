package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;

/** What a migration may ask about the topology, as it is when the migration runs. */
public sealed interface Question {

  /**
   * Whether there is such a topic or queue.
   *
   * @param resource its name
   */
  record Exists(Resource resource) implements Question {
    @Override
    public String toString() {
      return (resource instanceof Topic ? "topic " : "queue ") + resource + " exists";
    }
  }

  /**
   * Whether the queue is subscribed to the topic.
   *
   * @param topic its name
   * @param queue its name
   */
  record Subscribed(Topic topic, Queue queue) implements Question {
    @Override
    public String toString() {
      return "queue " + queue + " is subscribed to topic " + topic;
    }
  }
}
