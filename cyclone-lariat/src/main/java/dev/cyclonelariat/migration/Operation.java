package dev.cyclonelariat.migration;

import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.Fanout;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One step of a migration, recorded before anything is asked of AWS. Immutable. */
public sealed interface Operation {

  /** What it does, for a human: {@code create queue production-event-queue-users-all}. */
  String describe();

  /** What it touches; two migrations that share nothing can be applied in any order. */
  Set<Resource> resources();

  /** What undoes it; empty where that depends on what was there before. */
  default Optional<Operation> inverse() {
    return Optional.empty();
  }

  /**
   * A topic comes to be.
   *
   * @param spec what it is created with
   */
  record CreateTopic(TopicSpec spec) implements Operation {
    @Override
    public String describe() {
      return "create topic " + spec.topic();
    }

    @Override
    public Set<Resource> resources() {
      return Set.of(spec.topic());
    }

    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new DeleteTopic(spec.topic()));
    }
  }

  /**
   * A topic ceases to be.
   *
   * @param topic its name
   */
  record DeleteTopic(Topic topic) implements Operation {
    @Override
    public String describe() {
      return "delete topic " + topic;
    }

    @Override
    public Set<Resource> resources() {
      return Set.of(topic);
    }
  }

  /**
   * Some attributes and tags of a topic change.
   *
   * @param changes those that change, with their new values
   */
  record AlterTopic(TopicSpec changes) implements Operation {
    @Override
    public String describe() {
      return "alter topic " + changes.topic();
    }

    @Override
    public Set<Resource> resources() {
      return Set.of(changes.topic());
    }
  }

  /**
   * A queue comes to be.
   *
   * @param spec what it is created with
   */
  record CreateQueue(QueueSpec spec) implements Operation {
    @Override
    public String describe() {
      return "create queue " + spec.queue();
    }

    @Override
    public Set<Resource> resources() {
      Set<Resource> resources = new LinkedHashSet<>(Set.of(spec.queue()));
      if (spec.deadLetters() != null) {
        resources.add(spec.deadLetters().queue());
      }
      return resources;
    }

    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new DeleteQueue(spec.queue()));
    }
  }

  /**
   * A queue ceases to be.
   *
   * @param queue its name
   */
  record DeleteQueue(Queue queue) implements Operation {
    @Override
    public String describe() {
      return "delete queue " + queue;
    }

    @Override
    public Set<Resource> resources() {
      return Set.of(queue);
    }
  }

  /**
   * Some attributes and tags of a queue change.
   *
   * @param changes those that change, with their new values
   */
  record AlterQueue(QueueSpec changes) implements Operation {
    @Override
    public String describe() {
      return "alter queue " + changes.queue();
    }

    @Override
    public Set<Resource> resources() {
      return new CreateQueue(changes).resources();
    }
  }

  /**
   * A topic becomes exactly as it was before it was altered.
   *
   * @param former what it was like
   */
  record RestoreTopic(TopicSpec former) implements Operation {
    @Override
    public String describe() {
      return "restore topic " + former.topic();
    }

    @Override
    public Set<Resource> resources() {
      return Set.of(former.topic());
    }
  }

  /**
   * A queue becomes exactly as it was before it was altered.
   *
   * @param former what it was like
   */
  record RestoreQueue(QueueSpec former) implements Operation {
    @Override
    public String describe() {
      return "restore queue " + former.queue();
    }

    @Override
    public Set<Resource> resources() {
      return new CreateQueue(former).resources();
    }
  }

  /**
   * A queue receives what is published to a topic.
   *
   * @param spec how
   */
  record Subscribe(SubscriptionSpec spec) implements Operation {
    @Override
    public String describe() {
      return "subscribe queue " + spec.queue() + " to topic " + spec.topic();
    }

    @Override
    public Set<Resource> resources() {
      Set<Resource> resources = new LinkedHashSet<>(List.of(spec.topic(), spec.queue()));
      if (spec.deadLetters() != null) {
        resources.add(spec.deadLetters());
      }
      return resources;
    }

    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new Unsubscribe(spec.topic(), spec.queue()));
    }
  }

  /**
   * A queue receives nothing from a topic any more.
   *
   * @param topic whose messages it received
   * @param queue which received them
   */
  record Unsubscribe(Topic topic, Queue queue) implements Operation {
    @Override
    public String describe() {
      return "unsubscribe queue " + queue + " from topic " + topic;
    }

    @Override
    public Set<Resource> resources() {
      return Set.of(topic, queue);
    }
  }

  /**
   * The queues of a topic receive what is published to another topic.
   *
   * @param fanout which
   */
  record FanOut(Fanout fanout) implements Operation {
    @Override
    public String describe() {
      return "fan out topic " + fanout.source() + " to topic " + fanout.target();
    }

    @Override
    public Set<Resource> resources() {
      return Set.of(fanout.source(), fanout.target());
    }

    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new EndFanOut(fanout));
    }
  }

  /**
   * The queues of a topic receive nothing from another topic any more.
   *
   * @param fanout which
   */
  record EndFanOut(Fanout fanout) implements Operation {
    @Override
    public String describe() {
      return "end fan-out of topic " + fanout.source() + " to topic " + fanout.target();
    }

    @Override
    public Set<Resource> resources() {
      return Set.of(fanout.source(), fanout.target());
    }

    @Override
    public Optional<Operation> inverse() {
      return Optional.of(new FanOut(fanout));
    }
  }
}
