package dev.cyclonelariat.cli.log;

import dev.cyclonelariat.cli.arguments.EntityConverter;
import dev.cyclonelariat.cli.arguments.SpanOptions;
import dev.cyclonelariat.cli.arguments.UuidConverter;
import dev.cyclonelariat.cli.database.InboxDatabase;
import dev.cyclonelariat.cli.database.InboxOptions;
import dev.cyclonelariat.cli.database.LoginOptions;
import dev.cyclonelariat.cli.output.LimitOption;
import dev.cyclonelariat.cli.output.Listing;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.inbox.store.ActionLog;
import dev.cyclonelariat.inbox.store.InboxStore;
import dev.cyclonelariat.inbox.store.StoredMessage;
import dev.cyclonelariat.message.EntityRef;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints an action log. */
@Command(
    name = "log",
    sortOptions = false,
    description = {
      "Print who did what to whom, as the messages of an inbox tell it.",
      "These are messages of schema 2, which have a subject and an object, in the order in which they"
          + " were sent, each once.",
      "Times are UTC. -o json has one message on each line, with its data."
    },
    footer = {
      InboxOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat log --about user:a27c29e2-bbd3-490a-8f1b-caa4f8d902ef --since 7d",
      "  lariat log --subject user:a27c29e2-bbd3-490a-8f1b-caa4f8d902ef --with-requests",
      "  lariat log --request-id 5fea7756-0ea4-451a-a703-a558b933e274 -o json"
    })
public final class LogCommand implements Callable<Integer> {

  private final Shell shell;

  @Spec private CommandSpec spec;

  @ArgGroup(multiplicity = "1")
  private Wanted wanted = new Wanted();

  @Option(
      names = "--with-requests",
      description = "Also what else the same requests have caused, joined by request_id.")
  private boolean withRequests;

  @Mixin private SpanOptions span;
  @Mixin private LimitOption limit;
  @Mixin private InboxOptions inbox;
  @Mixin private LoginOptions login;
  @Mixin private OutputOption output;

  /** Exactly one of these. */
  private static final class Wanted {

    @Option(
        names = "--about",
        required = true,
        paramLabel = "TYPE:UUID",
        converter = EntityConverter.class,
        description = "What this one did, and what was done to it.")
    private @Nullable EntityRef about;

    @Option(
        names = "--subject",
        required = true,
        paramLabel = "TYPE:UUID",
        converter = EntityConverter.class,
        description = "What this one did.")
    private @Nullable EntityRef subject;

    @Option(
        names = "--object",
        required = true,
        paramLabel = "TYPE:UUID",
        converter = EntityConverter.class,
        description = "What was done to this one.")
    private @Nullable EntityRef object;

    @Option(
        names = "--request-id",
        required = true,
        paramLabel = "UUID",
        converter = UuidConverter.class,
        description = "What this request has caused.")
    private @Nullable String request;

    private ActionLog log() {
      if (about != null) {
        return ActionLog.about(about);
      }
      return subject == null
          ? ActionLog.ofObject(Objects.requireNonNull(object))
          : ActionLog.ofSubject(subject);
    }
  }

  /** Prints to this shell. */
  public LogCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (withRequests && wanted.request != null) {
      throw new ParameterException(
          spec.commandLine(), "--with-requests cannot go with --request-id, which wants one");
    }
    span.since();
    long most = limit.most();
    try (InboxDatabase database = inbox.open(login, shell);
        Listing listing = new Listing(shell, output, most, ActionRow.HEADINGS)) {
      database.use(store -> listing.printAll(messages(store).map(ActionRow::new)));
    }
    return ExitCode.OK;
  }

  private Stream<StoredMessage> messages(InboxStore store) {
    if (wanted.request != null) {
      return ofRequest(store, UUID.fromString(wanted.request));
    }
    ActionLog log = wanted.log().between(span.since(), span.until());
    return store.actions(withRequests ? log.joinedByRequest() : log);
  }

  /** Each message once, of whichever consumer. */
  private Stream<StoredMessage> ofRequest(InboxStore store, UUID request) {
    return store.ofRequest(request).stream()
        .filter(stored -> span.contains(stored.message().sentAt().toInstant()))
        .filter(new FirstOfEach());
  }
}
