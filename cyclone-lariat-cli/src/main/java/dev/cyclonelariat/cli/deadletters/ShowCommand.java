package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.Details;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.queue.Taking.Taken;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
    name = "show",
    sortOptions = false,
    description = {
      "Show all of one dead letter, and leave it where it is.",
      "SQS cannot look one up, so it is looked for: all that are received until it is found count as"
          + " delivered once more, and come back when the command ends."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      LoginOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat dlq show hello a27c29e2-bbd3-490a-8f1b-caa4f8d902ef",
      "  lariat dlq show hello 5fea7756-0ea4-451a-a703-a558b933e274 \\",
      "    --inbox jdbc:postgresql://localhost/app -o json"
    })
final class ShowCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private QueueParameter queue;

  @Parameters(
      index = "1",
      paramLabel = "ID",
      description = "The id that SQS gave it, or the uuid of its message.")
  private String id;

  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  ShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (Inquiry inquiry = Inquiry.open(inbox, login, shell);
        DeadLetterAccess access = queue.open(aws, shell);
        Interruption interruption = new Interruption(shell.interrupts())) {
      DeadLetter found = find(access, interruption);
      if (found == null) {
        throw new LariatException(
            "No dead letter "
                + id
                + " came from queue "
                + access.deadLetters().name()
                + ": 'lariat dlq list' shows those that do");
      }
      print(inquiry.ask(found, access.deadLetters().sources()));
    }
    return ExitCode.OK;
  }

  private @Nullable DeadLetter find(DeadLetterAccess access, Interruption interruption)
      throws Exception {
    AtomicReference<DeadLetter> found = new AtomicReference<>();
    access.peek(
        interruption,
        1,
        delivery -> {
          DeadLetter letter = DeadLetter.of(delivery);
          if (!letter.is(id)) {
            return Taken.SKIPPED;
          }
          found.set(letter);
          return Taken.PRINTED;
        });
    return found.get();
  }

  private void print(DeadLetter letter) {
    shell
        .out()
        .println(
            output.isJson()
                ? letter.json()
                : Details.text(letter.fields()) + "body:\n" + letter.delivery().body());
  }
}
