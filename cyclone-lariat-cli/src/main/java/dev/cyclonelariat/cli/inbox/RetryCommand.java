package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.database.InboxDatabase;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.queue.FoundQueue;
import dev.cyclonelariat.cli.queue.QueueConverter;
import dev.cyclonelariat.cli.queue.QueueTarget;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.store.InboxStore.ChangedData;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.message.Violation;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Has a message of an inbox handled again. */
@Command(
    name = "retry",
    sortOptions = false,
    description = {
      "Have a message handled again that was not handled with success, or was resolved.",
      "Its row is reset, and its body is sent to the queue it came from, where the consumer's own"
          + " workers receive it. Its attributes and trace are not sent along.",
      "With --parked: send a body that cannot be read once more, after its reader was mended, and"
          + " resolve it. If it still cannot be read, it is parked anew."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      InboxOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat inbox retry a27c29e2-bbd3-490a-8f1b-caa4f8d902ef",
      "  lariat inbox retry a27c29e2-bbd3-490a-8f1b-caa4f8d902ef --consumer mails --as-stored",
      "  lariat inbox retry 5fea7756-0ea4-451a-a703-a558b933e274 --parked mails"
    })
final class RetryCommand implements Callable<Integer> {

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Mixin private RowChoice choice;

  @Option(
      names = "--to",
      paramLabel = "QUEUE",
      converter = QueueConverter.class,
      description = "The queue's name or URL, in place of the one it came from.")
  private @Nullable QueueTarget to;

  @Option(
      names = "--as-stored",
      description =
          "Also one that the application changed before it was stored: its handler then sees what"
              + " is stored, not what came.")
  private boolean asStored;

  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  RetryCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (InboxDatabase database = inbox.open(login, shell)) {
      if (choice.isParked()) {
        retryBody(database);
      } else {
        retryMessage(database);
      }
    }
    return ExitCode.OK;
  }

  private void retryMessage(InboxDatabase database) throws Exception {
    StoredMessage stored = database.use(choice::row);
    check(stored);
    QueueTarget target = target(stored.queue());
    try (AwsSession session = session(target)) {
      SqsClient sqs = session.lariat().sqsClient();
      FoundQueue queue = FoundQueue.find(sqs, target.url(session.lariat().location()));
      // First, since a worker skips what looks handled.
      database.use(
          store -> {
            store.reopen(stored, ChangedData.AS_STORED);
            return stored;
          });
      Resending body =
          new Resending(MessageCodec.encode(stored.message()), stored.message().groupId());
      tell(stored.toString(), queue, send(body, sqs, queue));
    }
  }

  private void check(StoredMessage stored) {
    if (stored.dataChanged() && !asStored) {
      throw new LariatException(
          stored
              + " was changed before it was stored, so that its handler would not see what came:"
              + " say --as-stored to allow that, or have it published anew");
    }
    List<Violation> violations = stored.message().violations();
    if (!violations.isEmpty()) {
      throw new LariatException(
          stored
              + " was not stored in full, so nobody could read it: have it published anew ("
              + violations.get(0)
              + ")");
    }
  }

  private String send(Resending body, SqsClient sqs, FoundQueue queue) {
    try {
      return body.send(sqs, queue);
    } catch (SdkException e) {
      throw new LariatException(
          "The row is reset, but its body could not be sent to queue "
              + queue.name()
              + ": call this again ("
              + AwsFailure.of(e).text()
              + ")",
          e);
    }
  }

  private void retryBody(InboxDatabase database) throws Exception {
    ParkedBody parked = database.use(choice::body);
    QueueTarget target = target(parked.queue());
    try (AwsSession session = session(target)) {
      SqsClient sqs = session.lariat().sqsClient();
      FoundQueue queue = FoundQueue.find(sqs, target.url(session.lariat().location()));
      String messageId =
          new Resending(parked.text(), parked.groupId(), parked.attributes()).send(sqs, queue);
      database.use(
          store ->
              store.resolve(
                  parked, "sent to queue " + queue.name() + " again, as message " + messageId));
      tell(parked.toString(), queue, messageId);
    }
  }

  private QueueTarget target(@Nullable String cameFrom) {
    if (to != null) {
      return to;
    } else if (cameFrom == null) {
      throw new ParameterException(
          spec.commandLine(),
          "which queue did it come from? A Ruby process has stored it, and does not note that: say"
              + " --to QUEUE");
    }
    return QueueTarget.parse(cameFrom);
  }

  private AwsSession session(QueueTarget target) {
    return new AwsSession(target.applyTo(aws.settings(shell.environment())).build());
  }

  private void tell(String what, FoundQueue queue, String messageId) {
    output.print(
        shell,
        "Sent " + what + " to queue " + queue.name() + " (AWS message id " + messageId + ")",
        new Fields().with("sent", what).with("queue", queue.name()).with("message_id", messageId));
  }
}
