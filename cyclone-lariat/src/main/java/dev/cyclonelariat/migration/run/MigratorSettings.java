package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationSource;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.plan.Catalog;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.live.LiveTopology;
import dev.cyclonelariat.topology.live.LiveTopologyBuilder;
import dev.cyclonelariat.topology.live.Pause;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** All that a {@link Migrator} works with: see {@link MigratorBuilder}. */
record MigratorSettings(
    Naming naming,
    VersionStore store,
    Supplier<LiveTopologyBuilder> topology,
    List<MigrationSource> sources,
    RunListener listener,
    Duration lockTimeout,
    Duration lease,
    Set<Queue> deletedWithMessages,
    String host,
    String user,
    Clock clock,
    Pause pause) {

  MigratorSettings {
    sources = List.copyOf(sources);
    deletedWithMessages = Set.copyOf(deletedWithMessages);
  }

  Catalog catalog() {
    return Catalog.of(sources);
  }

  /** A new one for each run: it remembers what the run has changed. */
  LiveTopology live() {
    return topology.get().owner(naming.publisher()).listener(listener::waiting).build();
  }

  /** For the journal. */
  String by() {
    return user + "@" + host;
  }
}
