package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.Operation;
import dev.cyclonelariat.migration.plan.DeclaredTopology;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.resource.Resource;
import dev.cyclonelariat.resource.Topic;
import dev.cyclonelariat.topology.QueueSpec;
import dev.cyclonelariat.topology.SubscriptionSpec;
import dev.cyclonelariat.topology.TopicSpec;
import dev.cyclonelariat.topology.TopologyException;
import dev.cyclonelariat.topology.live.LiveTopology;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes single steps. One that was begun before and cut short is tried again; where AWS then says
 * that there is nothing left to do, what is there is compared with what was asked for.
 */
final class StepRunner {

  private final LiveTopology live;
  private final Set<Queue> deletedWithMessages;

  StepRunner(LiveTopology live, Set<Queue> deletedWithMessages) {
    this.live = live;
    this.deletedWithMessages = deletedWithMessages;
  }

  /** Takes a step for the first time. */
  void run(Operation step) {
    if (step instanceof Operation.CreateTopic create) {
      live.create(create.spec());
    } else if (step instanceof Operation.AlterTopic alter) {
      live.alter(existing(alter.changes()).with(alter.changes()));
    } else if (step instanceof Operation.RestoreTopic restore) {
      live.alter(restore.former());
    } else if (step instanceof Operation.DeleteTopic delete) {
      live.delete(delete.topic());
    } else if (step instanceof Operation.CreateQueue create) {
      live.create(create.spec());
    } else if (step instanceof Operation.AlterQueue alter) {
      live.alter(existing(alter.changes()).with(alter.changes()));
    } else if (step instanceof Operation.RestoreQueue restore) {
      live.alter(restore.former());
    } else if (step instanceof Operation.DeleteQueue delete) {
      delete(delete.queue());
    } else if (step instanceof Operation.Subscribe subscribe) {
      live.subscribe(subscribe.spec());
    } else if (step instanceof Operation.Unsubscribe end) {
      live.unsubscribe(end.topic(), end.queue());
    } else if (step instanceof Operation.FanOut fanOut) {
      live.fanOut(fanOut.fanout());
    } else {
      live.endFanOut(((Operation.EndFanOut) step).fanout());
    }
  }

  private void delete(Queue queue) {
    if (deletedWithMessages.contains(queue)) {
      live.deleteWithMessages(queue);
    } else {
      live.delete(queue);
    }
  }

  private TopicSpec existing(TopicSpec changes) {
    return live.find(changes.topic())
        .orElseThrow(() -> new TopologyException("Topic " + changes.topic() + " does not exist"));
  }

  private QueueSpec existing(QueueSpec changes) {
    return live.find(changes.queue())
        .orElseThrow(() -> new TopologyException("Queue " + changes.queue() + " does not exist"));
  }

  /**
   * Takes a step that may have been taken, wholly or in part.
   *
   * @param declared what there should be before it
   */
  void repeat(Operation step, DeclaredTopology declared) {
    try {
      run(step);
    } catch (TopologyException e) {
      if (!isDone(step, declared)) {
        throw e;
      }
    }
  }

  private boolean isDone(Operation step, DeclaredTopology declared) {
    if (step instanceof Operation.CreateTopic create) {
      return adopt(create.spec());
    } else if (step instanceof Operation.CreateQueue create) {
      return adopt(create.spec());
    } else if (step instanceof Operation.DeleteTopic delete) {
      return live.find(delete.topic()).isEmpty();
    } else if (step instanceof Operation.DeleteQueue delete) {
      return live.find(delete.queue()).isEmpty();
    } else if (step instanceof Operation.Subscribe subscribe) {
      return isDone(subscribe.spec());
    } else if (step instanceof Operation.Unsubscribe end) {
      return isDone(end, declared);
    } else if (step instanceof Operation.FanOut fanOut) {
      return live.sources(fanOut.fanout().target()).contains(fanOut.fanout().source());
    }
    return step instanceof Operation.EndFanOut end
        && !live.sources(end.fanout().target()).contains(end.fanout().source());
  }

  private boolean adopt(TopicSpec spec) {
    Optional<TopicSpec> there = live.find(spec.topic());
    if (there.isEmpty()) {
      return false;
    }
    requireSame("Topic " + spec.topic(), spec.differences(there.get()));
    if (isNobodys(spec.topic())) {
      live.adopt(spec.topic());
    }
    return true;
  }

  private boolean adopt(QueueSpec spec) {
    Optional<QueueSpec> there = live.find(spec.queue());
    if (there.isEmpty()) {
      return false;
    }
    requireSame("Queue " + spec.queue(), spec.differences(there.get()));
    if (isNobodys(spec.queue())) {
      live.adopt(spec.queue());
    }
    return true;
  }

  private boolean isNobodys(Resource resource) {
    return live.owner(resource).isEmpty();
  }

  private boolean isDone(SubscriptionSpec spec) {
    Optional<SubscriptionSpec> there = live.find(spec.topic(), spec.queue());
    if (there.isEmpty()) {
      return false;
    }
    requireSame("Subscription " + spec, spec.differences(there.get()));
    return true;
  }

  /** A subscription that a fan-out needs stays, though nobody asks for it by itself any more. */
  private boolean isDone(Operation.Unsubscribe end, DeclaredTopology declared) {
    Topic topic = end.topic();
    return live.find(topic, end.queue()).isEmpty()
        || declared.after(List.of(end)).implied().stream()
            .anyMatch(spec -> spec.topic().equals(topic) && spec.queue().equals(end.queue()));
  }

  private static void requireSame(String what, List<String> differences) {
    if (!differences.isEmpty()) {
      throw new MigrationException(
          what
              + " exists, but is not as asked: "
              + String.join("; ", differences)
              + ". Make it so, or delete it");
    }
  }
}
