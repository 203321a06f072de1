package dev.cyclonelariat.cli.outbox;

import dev.cyclonelariat.cli.arguments.SpanOptions;
import dev.cyclonelariat.outbox.store.OutboxEntry;
import dev.cyclonelariat.outbox.store.OutboxStore;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say which messages of an outbox are wanted. */
final class Selection {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--failed",
      description = "Those that could not be sent so far: tried again later, or blocked.")
  private boolean failed;

  @Option(names = "--parked", description = "Those that were given up.")
  private boolean parked;

  @Option(names = "--all", description = "All that is still to be sent, and what was given up.")
  private boolean all;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only messages of this type: event_user_created.")
  private @Nullable String type;

  @Option(
      names = "--to",
      paramLabel = "NAME",
      description = "Only those for the topic or queue of this name.")
  private @Nullable String resource;

  @Mixin private SpanOptions span;

  void check() {
    if (all && (failed || parked)) {
      throw new ParameterException(spec.commandLine(), "--all cannot go with --failed or --parked");
    }
    span.since();
  }

  /** The messages, those given up last, each in the order of adding. */
  Stream<EntryRow> rows(OutboxStore store) {
    Stream<OutboxEntry> selected =
        all ? store.all() : failed || !parked ? store.failed() : Stream.empty();
    if (parked || !failed) {
      selected = Stream.concat(selected, store.parked());
    }
    return selected
        .filter(entry -> span.contains(entry.createdAt()))
        .filter(entry -> resource == null || resource.equals(entry.encoded().resource()))
        .map(EntryRow::new)
        .filter(row -> type == null || type.equals(row.type()));
  }
}
