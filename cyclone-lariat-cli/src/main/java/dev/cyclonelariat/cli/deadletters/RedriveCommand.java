package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.aws.AwsOptions;
import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.OutputOption;
import dev.cyclonelariat.cli.output.Progress;
import dev.cyclonelariat.cli.shell.Interruption;
import dev.cyclonelariat.cli.shell.Shell;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Moves dead letters back. */
@Command(
    name = "redrive",
    sortOptions = false,
    description = {
      "Move dead letters back to the queue that gave them up, to be handled again.",
      "All of them are moved by a task of SQS (StartMessageMoveTask); an interrupt cancels it. With"
          + " --max, or where there are no such tasks, they are received, sent and deleted one by"
          + " one: a crash between the last two leaves a duplicate, which an inbox skips."
    },
    footer = {
      AwsOptions.ENVIRONMENT,
      "",
      "Examples:",
      "  lariat dlq redrive hello --max 1",
      "  lariat dlq redrive hello --rate 50"
    })
final class RedriveCommand implements Callable<Integer> {

  /** SQS: the highest rate of a task. */
  private static final int HIGHEST_RATE = 500;

  private final Shell shell;

  @Spec private CommandSpec spec;

  @Mixin private QueueParameter queue;

  @Option(
      names = "--max",
      paramLabel = "N",
      description = "Move only N of them, such as one to try.")
  private @Nullable Long max;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Move at most N a second, 1 to 500; SQS finds a rate itself unless said.")
  private @Nullable Integer rate;

  @Mixin private AwsOptions aws;
  @Mixin private OutputOption output;

  RedriveCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws Exception {
    check();
    try (DeadLetterAccess access = queue.open(aws, shell);
        Interruption interruption = new Interruption(shell.interrupts())) {
      long moved = move(access, interruption);
      output.print(
          shell,
          "Moved "
              + moved
              + (moved == 1 ? " message" : " messages")
              + " from "
              + access.deadLetters().name()
              + " back to "
              + access.deadLetters().sourceNames(),
          new Fields().with("queue", access.deadLetters().name()).with("moved", moved));
      if (interruption.isRequested()) {
        throw new InterruptedException();
      }
    }
    return ExitCode.OK;
  }

  private long move(DeadLetterAccess access, Interruption interruption) throws Exception {
    DeadLetterQueue dead = access.deadLetters();
    try (Progress progress = new Progress(shell)) {
      if (max != null) {
        return new MovingByHand(access.sqs(), dead, interruption, progress).move(max);
      }
      dead.requireAll("move", ", or say --max N for those of one");
      MoveTask task = new MoveTask(access.sqs(), dead, interruption, progress);
      return task.start(rate)
          ? task.follow()
          : new MovingByHand(access.sqs(), dead, interruption, progress).move(Long.MAX_VALUE);
    }
  }

  private void check() {
    if (max != null && max < 1) {
      throw misuse("--max must be at least 1, unlike " + max);
    } else if (rate != null && (rate < 1 || rate > HIGHEST_RATE)) {
      throw misuse("--rate must lie between 1 and " + HIGHEST_RATE + ", unlike " + rate);
    } else if (rate != null && max != null) {
      throw misuse("--rate is for moving all, so it cannot go with --max");
    }
  }

  private ParameterException misuse(String what) {
    return new ParameterException(spec.commandLine(), what);
  }
}
