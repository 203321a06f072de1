package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.output.Progress;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.internal.AwsFailure;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** A task of SQS that moves all dead letters of a queue, each back to where it came from. */
final class MoveTask {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** SQS: the most it lists. */
  private static final int MOST_LISTED = 10;

  private static final String RUNNING = "RUNNING";
  private static final String COMPLETED = "COMPLETED";
  private static final String FAILED = "FAILED";

  /** What is answered where there are no such tasks. */
  private static final Set<String> UNSUPPORTED =
      Set.of(
          "UnsupportedOperation",
          "AWS.SimpleQueueService.UnsupportedOperation",
          "InvalidAction",
          "UnknownOperation",
          "UnknownOperationException");

  private final SqsClient sqs;
  private final String arn;
  private final Interruption interruption;
  private final Progress progress;
  private List<ListMessageMoveTasksResultEntry> before = List.of();
  private String handle = "";

  MoveTask(SqsClient sqs, DeadLetterQueue dead, Interruption interruption, Progress progress) {
    this.sqs = sqs;
    this.arn = dead.queue().arn().toString();
    this.interruption = interruption;
    this.progress = progress;
  }

  /**
   * Has SQS begin.
   *
   * @param rate messages a second; null for what SQS finds best
   * @return false where there are no such tasks
   */
  boolean start(@Nullable Integer rate) {
    try {
      before = newestFirst();
      handle =
          sqs.startMessageMoveTask(
                  request -> request.sourceArn(arn).maxNumberOfMessagesPerSecond(rate))
              .taskHandle();
      return true;
    } catch (SqsException e) {
      if (UNSUPPORTED.contains(AwsFailure.of(e).code())) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Waits for its end; an interrupt cancels it.
   *
   * @return about how many messages were moved
   * @throws LariatException if it fails
   */
  long follow() throws InterruptedException {
    while (true) {
      List<ListMessageMoveTasksResultEntry> tasks = newestFirst();
      if (!tasks.equals(before)) { // Else it is not listed yet.
        ListMessageMoveTasksResultEntry task = tasks.get(0);
        if (!RUNNING.equals(task.status())) {
          return moved(task);
        }
        progress.show(
            "moved "
                + task.approximateNumberOfMessagesMoved()
                + " of about "
                + task.approximateNumberOfMessagesToMove());
      }
      if (interruption.await(BETWEEN_LOOKS)) {
        return sqs.cancelMessageMoveTask(request -> request.taskHandle(handle))
            .approximateNumberOfMessagesMoved();
      }
    }
  }

  private List<ListMessageMoveTasksResultEntry> newestFirst() {
    return sqs.listMessageMoveTasks(request -> request.sourceArn(arn).maxResults(MOST_LISTED))
        .results();
  }

  private long moved(ListMessageMoveTasksResultEntry task) {
    long moved = Objects.requireNonNullElse(task.approximateNumberOfMessagesMoved(), 0L);
    if (FAILED.equals(task.status())) {
      throw new LariatException(
          "SQS gave up moving the dead letters, after "
              + moved
              + " ("
              + task.failureReason()
              + "): see that the queues they came from exist, or move them with --max");
    } else if (!COMPLETED.equals(task.status())) {
      throw new LariatException(
          "Somebody else has cancelled moving the dead letters, after " + moved);
    }
    return moved;
  }
}
