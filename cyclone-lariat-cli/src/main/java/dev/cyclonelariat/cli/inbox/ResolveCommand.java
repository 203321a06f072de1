package dev.cyclonelariat.cli.inbox;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.cli.database.InboxDatabase;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.ParkedBody;
import dev.cyclonelariat.inbox.store.StoredMessage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Notes how a human has settled a message. */
@Command(
    name = "resolve",
    sortOptions = false,
    description = {
      "Note how a message that was not handled with success has been settled.",
      "It is not handled any more, whatever the queue delivers, and leaves the list of those that"
          + " need a human."
    },
    footer = {
      InboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat inbox resolve a27c29e2-bbd3-490a-8f1b-caa4f8d902ef --note 'mail corrected by Ada'",
      "  lariat inbox resolve 5fea7756-0ea4-451a-a703-a558b933e274 --parked mails --note spam"
    })
final class ResolveCommand implements Callable<Integer> {

  private final Shell shell;

  @Mixin private RowChoice choice;

  @Option(
      names = "--note",
      required = true,
      paramLabel = "TEXT",
      description = "How it was settled, and by whom; kept with it.")
  private String note;

  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  ResolveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    try (InboxDatabase database = inbox.open(login, shell)) {
      return database.use(store -> choice.isParked() ? resolveBody(store) : resolveMessage(store));
    }
  }

  private int resolveMessage(InboxStore store) {
    StoredMessage stored = choice.row(store);
    if (!store.resolve(stored, note)) {
      throw new LariatException(
          stored + " is " + new MessageRow(stored).state() + " already, so there is nothing to do");
    }
    return resolved(stored.toString());
  }

  private int resolveBody(InboxStore store) {
    ParkedBody body = choice.body(store);
    if (!store.resolve(body, note)) {
      throw new LariatException("The " + body + " was resolved before: " + body.resolution());
    }
    return resolved(body.toString());
  }

  private int resolved(String what) {
    output.print(shell, "Resolved " + what, new Fields().with("resolved", what).with("note", note));
    return ExitCode.OK;
  }
}
