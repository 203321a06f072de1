package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.migration.RunView;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Logging;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.shell.Terminals;
import dev.cyclonelariat.migration.run.RunListener;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows the whole library at work, with nothing installed. */
@Command(
    name = "demo",
    description = {
      "Watch events and commands travel through topics and queues to handlers, each handled once.",
      "Runs SNS, SQS and a database inside this process. Some messages are sent twice, some handlers"
          + " fail, and a process of its own is killed after it has committed orders and before it"
          + " has published them. At the end what was published is compared with what the handlers"
          + " did; the exit code is 1 if anything was lost or done twice."
    },
    footer = {
      "",
      "Environment:",
      "  NO_COLOR        when set, no colours; progress still rewrites its line on a terminal",
      "",
      "Examples:",
      "  lariat demo",
      "  lariat demo --count 20000",
      "  lariat demo --keep -o json"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final int LONGEST_LOG = 12;
  private static final int INTERRUPTED = 130;

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Publish N messages (default 1000).")
  private long count;

  @Option(names = "--keep", description = "Keep the database, and say where it is.")
  private boolean keep;

  @Mixin private OutputOption output;

  /** Prints to this shell. */
  public DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    if (count < 0) {
      throw new ParameterException(
          spec.commandLine(), "--count must not be negative, unlike " + count);
    }
    Logging.silence("dev.cyclonelariat.worker");
    Logging.silence("com.zaxxer.hikari");
    try (Interruption interruption = new Interruption(shell.interrupts());
        DemoDatabase database = DemoDatabase.create(keep)) {
      return run(interruption, database);
    }
  }

  private int run(Interruption interruption, DemoDatabase database) throws Exception {
    if (!output.isJson()) {
      shell.out().println(new TopologyView(DemoTopology.FLOWS).text());
    }
    Optional<Summary> end;
    try (ProgressView progress = new ProgressView(shell, count)) {
      end = new Performance(interruption, steps(), story(), progress, count).run(database);
    }
    if (keep) {
      shell.tell(
          "Kept "
              + database.folder()
              + ": '"
              + database.url()
              + "' opens it, in H2's shell or with --inbox (no user, no password)");
    }
    return end.isEmpty() ? INTERRUPTED : report(end.get(), database);
  }

  /** Shown as lariat migrate does, as a part of what the demo is there to show. */
  private RunListener steps() {
    if (output.isJson()) {
      return RunListener.NONE;
    }
    shell.out().println("Migrations make the topics and queues, step by step\n");
    return new RunView(
        new Shell(
            shell.in(),
            shell.out(),
            shell.out(),
            shell.environment(),
            new Terminals(shell.terminals().out(), false),
            shell.interrupts()));
  }

  private Consumer<String> story() {
    return output.isJson() ? told -> {} : shell.out()::println;
  }

  private int report(Summary summary, DemoDatabase database) throws SQLException {
    print(summary, ActionLog.ofBusiestActor(database.dataSource(), LONGEST_LOG));
    if (!summary.isClean()) {
      shell.tell(summary.complaint());
    }
    return summary.isClean() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(Summary summary, Optional<ActionLog> log) {
    String actions = log.map(ActionLogView::text).map(text -> text + "\n").orElse("");
    output.print(
        shell,
        actions + summary.line(),
        summary.fields().with("action_log", log.map(ActionLogView::list).orElse(null)));
  }
}
