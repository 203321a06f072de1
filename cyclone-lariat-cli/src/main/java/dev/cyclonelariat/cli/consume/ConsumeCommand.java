package dev.cyclonelariat.cli.consume;

import com.zaxxer.hikari.HikariDataSource;
import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.JsonOnlyOption;
import dev.cyclonelariat.cli.queue.Peeking;
import dev.cyclonelariat.cli.queue.QueueConverter;
import dev.cyclonelariat.cli.queue.QueueReading;
import dev.cyclonelariat.cli.queue.QueueTarget;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.JdbcInbox;
import dev.cyclonelariat.internal.AwsFailure;
import dev.cyclonelariat.worker.QueueAccess;
import java.time.Duration;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.core.exception.SdkException;

/** Prints the messages of a queue. */
@Command(
    name = "consume",
    sortOptions = false,
    description = {
      "Print each message of a queue as one line of JSON, and take it off the queue.",
      "A message that cannot be read is printed with the rules it breaks, and left to the queue's"
          + " dead-letter rule. Ends at Ctrl-C, unless an option says when."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      LoginOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat consume production-event-queue-users-user_created-mailer",
      "  lariat consume https://sqs.eu-west-1.amazonaws.com/123456789012/hello --wait 5",
      "  lariat consume hello --peek --max 10",
      "  lariat consume hello --inbox jdbc:postgresql://localhost/app",
      "  lariat consume hello --inbox 'jdbc:h2:~/inbox;MODE=PostgreSQL;WRITE_DELAY=0'"
    })
public final class ConsumeCommand implements Callable<Integer> {

  /** SQS: short polls ask only some of its servers, so peeking waits a little. */
  private static final long PEEK_SECONDS = 1;

  /** Nothing else is read meanwhile. */
  private static final Duration LONGEST_INBOX_WAIT = Duration.ofSeconds(1);

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "QUEUE",
      converter = QueueConverter.class,
      description = "The queue's name or URL.")
  private QueueTarget queue;

  @Option(names = "--max", paramLabel = "N", description = "End after N messages.")
  private @Nullable Long max;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "End when no message has come for so long.")
  private @Nullable Long wait;

  @Option(
      names = "--peek",
      description =
          "Leave the messages on the queue; end when all have been shown. Each showing counts as a"
              + " delivery, and of a FIFO group only what comes at once is shown.")
  private boolean peek;

  @Mixin private InboxOption inbox;
  @Mixin private LoginOptions login;
  @Mixin private AwsOptions aws;

  @Mixin
  @SuppressWarnings("UnusedVariable") // There is nothing to choose.
  private JsonOnlyOption output;

  /** Prints to this shell. */
  public ConsumeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    check();
    try (AwsSession session =
            new AwsSession(queue.applyTo(aws.settings(shell.environment())).build());
        Interruption interruption = new Interruption(shell.interrupts())) {
      QueueAccess access = session.lariat().queueAccess(queue.url(session.lariat().location()));
      QueueReading reading = new QueueReading(access, interruption, most(), patience());
      if (peek) {
        reading.run(new Peeking(access, new Printer(shell, null)::print));
      } else if (inbox.isGiven()) {
        consumeThroughInbox(access, reading);
      } else {
        reading.run(new Acknowledging(access, new Printer(shell, null), shell));
      }
    } catch (SdkException e) {
      throw new LariatException(
          "Queue " + queue.queue().name() + ": " + AwsFailure.of(e).text(), e);
    }
    return ExitCode.OK;
  }

  private void consumeThroughInbox(QueueAccess access, QueueReading reading) throws Exception {
    try (HikariDataSource database = inbox.open(login.login(shell.environment()))) {
      InboxSchema.create(database);
      Printer printer = new Printer(shell, inbox(database));
      reading.run(new Acknowledging(access, printer, shell));
    }
  }

  private static JdbcInbox inbox(DataSource database) {
    return JdbcInbox.builder(database).longestWait(LONGEST_INBOX_WAIT).build();
  }

  private long most() {
    return max == null ? Long.MAX_VALUE : max;
  }

  private long patience() {
    if (wait != null) {
      return wait;
    }
    return peek ? PEEK_SECONDS : Long.MAX_VALUE;
  }

  private void check() {
    if (max != null && max < 1) {
      throw misuse("--max must be at least 1, unlike " + max);
    } else if (wait != null && wait < 0) {
      throw misuse("--wait must not be negative, unlike " + wait);
    } else if (peek && inbox.isGiven()) {
      throw misuse("--peek leaves messages, so it cannot go with --inbox");
    }
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
