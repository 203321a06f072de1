package dev.cyclonelariat.local.sqs;

import dev.cyclonelariat.local.http.Scheduler;
import dev.cyclonelariat.local.protocol.Arn;
import dev.cyclonelariat.local.protocol.AwsError;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Service;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.record.DeliveryRecord;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** SQS. Thread-safe: one call at a time. */
public final class SqsService implements Service {
  private final Object lock;
  private final Queues queues;
  private final LongPolls polls;
  private final QueueTraffic traffic;
  private final QueueOperations queueOperations;
  private final AttributeOperations attributes;
  private final QueueTags tags;
  private final SendOperations sending;
  private final ReceiveOperation receiving;
  private final ReceiptOperations receipts;
  private final PermissionOperations permissions;
  private final MoveTasks moveTasks;
  private final MoveTaskOperations moving;

  /**
   * @param lock guards the queues
   */
  public SqsService(
      Object lock,
      Queues queues,
      DeliveryRecord record,
      Clock clock,
      Scheduler scheduler,
      QueueDisturbances disturbances) {
    this.lock = lock;
    this.queues = queues;
    this.polls = new LongPolls(clock, scheduler, lock);
    this.traffic = new QueueTraffic(queues, polls, record, clock, disturbances);
    this.queueOperations = new QueueOperations(queues, traffic, polls);
    this.attributes = new AttributeOperations(queues, traffic);
    this.tags = new QueueTags(queues);
    this.sending = new SendOperations(queues, traffic);
    this.receiving = new ReceiveOperation(queues, traffic, polls);
    this.receipts = new ReceiptOperations(queues, traffic);
    this.permissions = new PermissionOperations(queues, traffic);
    this.moveTasks = new MoveTasks(queues, traffic, scheduler, lock);
    this.moving = new MoveTaskOperations(queues, traffic, moveTasks);
  }

  /** The way on and off queues for others who hold the lock. */
  public QueueTraffic traffic() {
    return traffic;
  }

  /** Lets those who wait look again, after the clock was set or a queue resumed. */
  public void lookAgain() {
    synchronized (lock) {
      moveTasks.advance();
      polls.wakeAll();
    }
  }

  /** How many receives wait for a queue's messages; called by who holds the lock. */
  public int waiting(LocalQueue queue) {
    return polls.waiting(queue);
  }

  /** Forgets all queues; who waits for their messages is answered. */
  public void clear() {
    synchronized (lock) {
      queues.clear();
      moveTasks.clear();
      polls.giveUpAll();
    }
  }

  /**
   * Gives a queue attributes back that it had before, also a redrive policy that names a queue
   * which was deleted since.
   *
   * @throws AwsError if the queue does not exist, or an attribute is none
   */
  public void restore(Arn queue, Map<String, String> attributes) {
    synchronized (lock) {
      this.attributes.restore(QueueKey.of(queue), attributes);
    }
  }

  @Override
  public @Nullable CompletionStage<Struct> call(Call call) {
    synchronized (lock) {
      moveTasks.advance();
      if (call.operation().equals("ReceiveMessage")) {
        return receiving.receive(call);
      }
      Struct result = result(call);
      return result == null ? null : CompletableFuture.completedFuture(result);
    }
  }

  private @Nullable Struct result(Call call) {
    return switch (call.operation()) {
      case "CreateQueue" -> queueOperations.create(call);
      case "DeleteQueue" -> queueOperations.delete(call);
      case "GetQueueUrl" -> queueOperations.url(call);
      case "ListQueues" -> queueOperations.list(call);
      case "ListDeadLetterSourceQueues" -> queueOperations.deadLetterSources(call);
      case "PurgeQueue" -> queueOperations.purge(call);
      case "GetQueueAttributes" -> attributes.get(call);
      case "SetQueueAttributes" -> attributes.set(call);
      case "TagQueue" -> tags.tag(call);
      case "UntagQueue" -> tags.untag(call);
      case "ListQueueTags" -> tags.list(call);
      case "SendMessage" -> sending.send(call);
      case "SendMessageBatch" -> sending.sendBatch(call);
      case "DeleteMessage" -> receipts.delete(call);
      case "DeleteMessageBatch" -> receipts.deleteBatch(call);
      case "ChangeMessageVisibility" -> receipts.changeVisibility(call);
      case "ChangeMessageVisibilityBatch" -> receipts.changeVisibilityBatch(call);
      case "AddPermission" -> permissions.add(call);
      case "RemovePermission" -> permissions.remove(call);
      case "StartMessageMoveTask" -> moving.start(call);
      case "ListMessageMoveTasks" -> moving.list(call);
      case "CancelMessageMoveTask" -> moving.cancel(call);
      default -> null;
    };
  }
}
