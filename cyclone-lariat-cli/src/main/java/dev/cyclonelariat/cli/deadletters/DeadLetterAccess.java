package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.queue.FoundQueue;
import dev.cyclonelariat.cli.queue.Peeking;
import dev.cyclonelariat.cli.queue.QueueReading;
import dev.cyclonelariat.cli.queue.QueueTarget;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.worker.QueueAccess;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The dead letters of the queue that a human named, for the life of one command. */
final class DeadLetterAccess implements AutoCloseable {

  /** SQS: short polls ask only some of its servers. */
  private static final long PATIENCE_SECONDS = 1;

  private final AwsSession session;
  private final DeadLetterQueue deadLetters;

  private DeadLetterAccess(AwsSession session, DeadLetterQueue deadLetters) {
    this.session = session;
    this.deadLetters = deadLetters;
  }

  /** Looks for them. */
  static DeadLetterAccess open(QueueTarget queue, AwsOptions aws, Shell shell) {
    AwsSession session = new AwsSession(queue.applyTo(aws.settings(shell.environment())).build());
    try {
      SqsClient sqs = session.lariat().sqsClient();
      FoundQueue named = FoundQueue.find(sqs, queue.url(session.lariat().location()));
      return new DeadLetterAccess(session, DeadLetterQueue.of(sqs, named));
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  SqsClient sqs() {
    return session.lariat().sqsClient();
  }

  DeadLetterQueue deadLetters() {
    return deadLetters;
  }

  /**
   * Shows dead letters and leaves them where they are.
   *
   * @param most how many
   */
  void peek(Interruption interruption, long most, Peeking.Showing showing) throws Exception {
    QueueAccess queue = session.lariat().queueAccess(deadLetters.queue().url());
    new QueueReading(queue, interruption, most, PATIENCE_SECONDS).run(new Peeking(queue, showing));
  }

  @Override
  public void close() {
    session.close();
  }
}
