package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.migration.journal.MigrationRun;
import dev.cyclonelariat.migration.journal.Step;
import dev.cyclonelariat.migration.journal.StepState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A run as it is printed. */
record RunRow(MigrationRun run) implements Row {

  @Override
  public List<String> cells() {
    return List.of(
        Long.toString(run.id()),
        Texts.word(run.action()),
        run.version().toString(),
        run.name().title(),
        Texts.word(run.state()),
        steps(),
        Texts.time(run.startedAt()),
        run.endedAt() == null ? "" : Texts.seconds(run.duration()),
        run.by());
  }

  private String steps() {
    long done = run.steps().stream().filter(step -> step.state() == StepState.DONE).count();
    return done == run.steps().size() ? "" + done : done + " of " + run.steps().size();
  }

  @Override
  public String json() {
    return MessageCodec.encodeTree(
        new Fields()
            .with("run", run.id())
            .with("action", Texts.word(run.action()))
            .with("version", run.version().value())
            .with("title", run.name().title())
            .with("state", Texts.word(run.state()))
            .with("started_at", run.startedAt().toString())
            .with("ended_at", text(run.endedAt()))
            .with("by", run.by())
            .with("checksum", run.checksum())
            .with("steps", run.steps().stream().map(RunRow::json).toList())
            .map());
  }

  private static Map<String, Object> json(Step step) {
    return new Fields()
        .with("step", step.operation().describe())
        .with("state", Texts.word(step.state()))
        .with("error", step.error())
        .with("started_at", text(step.startedAt()))
        .with("ended_at", text(step.endedAt()))
        .map();
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
