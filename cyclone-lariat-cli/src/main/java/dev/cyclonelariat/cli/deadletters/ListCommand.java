package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.LimitOption;
import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.queue.Taking.Taken;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.handling.Delivery;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Lists dead letters. */
@Command(
    name = "list",
    sortOptions = false,
    description = {
      "List the dead letters of a queue, and leave them where they are.",
      "Each showing counts as a delivery, and of a FIFO group only what comes at once is shown. With"
          + " --inbox: what that inbox knows of each. Times are UTC, when it was queued."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      LoginOptions.VARIABLES,
      "",
      "Examples:",
      "  lariat dlq list hello",
      "  lariat dlq list hello --inbox jdbc:postgresql://localhost/app --limit 0 -o json"
    })
final class ListCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private QueueParameter queue;
  @Mixin private LimitOption limit;
  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  ListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    long most = limit.most() == 0 ? Long.MAX_VALUE : limit.most();
    try (Inquiry inquiry = Inquiry.open(inbox, login, shell);
        DeadLetterAccess access = queue.open(aws, shell);
        Interruption interruption = new Interruption(shell.interrupts());
        Listing listing = new Listing(shell, output, 0, DeadLetter.headings(inquiry.hasInbox()))) {
      DeadLetterQueue dead = access.deadLetters();
      access.peek(
          interruption,
          most,
          delivery ->
              listing.print(letter(delivery, inquiry, dead)) ? Taken.PRINTED : Taken.UNHEARD);
      if (dead.queue().depth() > most) {
        shell.tell("There are about " + dead.queue().depth() + ": --limit 0 shows all");
      }
    }
    return ExitCode.OK;
  }

  private static DeadLetter letter(Delivery delivery, Inquiry inquiry, DeadLetterQueue dead)
      throws Exception {
    return inquiry.ask(DeadLetter.of(delivery), dead.sources());
  }
}
