package dev.cyclonelariat.local;

import dev.cyclonelariat.local.http.Scheduler;
import dev.cyclonelariat.local.protocol.Call;
import dev.cyclonelariat.local.protocol.Service;
import dev.cyclonelariat.local.protocol.Struct;
import dev.cyclonelariat.local.topology.TopologyFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the topology in a file: written soon after each change, and when the broker closes. */
final class TopologyKeeper {
  private static final Logger log = LoggerFactory.getLogger(TopologyKeeper.class);
  private static final long SOON = 50_000_000;

  /** Operations that leave the topology as it is; all others are taken to change it. */
  private static final Set<String> READING =
      Set.of(
          "SendMessage",
          "SendMessageBatch",
          "ReceiveMessage",
          "DeleteMessage",
          "DeleteMessageBatch",
          "ChangeMessageVisibility",
          "ChangeMessageVisibilityBatch",
          "PurgeQueue",
          "Publish",
          "PublishBatch");

  private final Path file;
  private final Scheduler scheduler;
  private final AtomicBoolean changed = new AtomicBoolean();
  private @Nullable LocalTopology topology;

  TopologyKeeper(Path file, Scheduler scheduler) {
    this.file = file;
    this.scheduler = scheduler;
  }

  /** The service, whose changes are noticed. */
  Service watch(Service service) {
    return call -> watched(service, call);
  }

  private @Nullable CompletionStage<Struct> watched(Service service, Call call) {
    CompletionStage<Struct> result = service.call(call);
    String operation = call.operation();
    boolean reading =
        READING.contains(operation) || operation.startsWith("Get") || operation.startsWith("List");
    if (!reading) {
      changed();
    }
    return result;
  }

  /** Saves soon, because something changed. */
  void changed() {
    if (changed.compareAndSet(false, true)) {
      scheduler.schedule(SOON, this::save);
    }
  }

  /**
   * Begins to save this topology.
   *
   * @throws UncheckedIOException if the file cannot be written
   */
  synchronized void keep(LocalTopology kept) {
    TopologyFile.write(file, kept.current());
    topology = kept;
  }

  /** Saves if something changed. */
  synchronized void save() {
    LocalTopology kept = topology;
    if (kept != null && changed.getAndSet(false)) {
      try {
        TopologyFile.write(file, kept.current());
      } catch (UncheckedIOException e) {
        changed.set(true); // tried again when the broker closes
        log.error("The state is not saved: {}", e.getMessage(), e);
      }
    }
  }
}
