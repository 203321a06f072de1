package dev.cyclonelariat.migration.run;

import dev.cyclonelariat.migration.MigrationSource;
import dev.cyclonelariat.migration.index.IndexedMigrations;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.resource.Naming;
import dev.cyclonelariat.resource.Queue;
import dev.cyclonelariat.topology.live.LiveTopologyBuilder;
import dev.cyclonelariat.topology.live.Pause;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Builds a {@link Migrator}. Not thread-safe. */
public final class MigratorBuilder {

  private static final Duration LOCK_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final Naming naming;
  private final VersionStore store;
  private final Supplier<LiveTopologyBuilder> topology;
  private final List<MigrationSource> sources = new ArrayList<>();
  private RunListener listener = RunListener.NONE;
  private Duration lockTimeout = LOCK_TIMEOUT;
  private Duration lease = LEASE;
  private Set<Queue> deletedWithMessages = Set.of();
  private String host = ThisProcess.host();
  private String user = ThisProcess.user();
  private Clock clock = Clock.systemUTC();
  private Pause pause = time -> Thread.sleep(time.toMillis());

  /**
   * @param naming names what migrations speak of; its publisher owns what they create
   * @param store remembers what is applied
   * @param topology begins a look at the account, for each run anew
   */
  public MigratorBuilder(
      Naming naming, VersionStore store, Supplier<LiveTopologyBuilder> topology) {
    this.naming = naming;
    this.store = store;
    this.topology = topology;
  }

  /**
   * Where migrations come from; several add up. Unless given, from the index that the annotation
   * processor writes: see {@link IndexedMigrations}.
   */
  public MigratorBuilder source(MigrationSource source) {
    sources.add(source);
    return this;
  }

  /** Who hears of progress. */
  public MigratorBuilder listener(RunListener listener) {
    this.listener = listener;
    return this;
  }

  /** How long to wait for another process that is at work; five minutes unless given. */
  public MigratorBuilder lockTimeout(Duration lockTimeout) {
    this.lockTimeout = lockTimeout;
    return this;
  }

  /**
   * How long after the death of this process another one may take over; a minute unless given. The
   * lease is refreshed three times as often.
   */
  public MigratorBuilder lease(Duration lease) {
    this.lease = lease;
    return this;
  }

  /** Queues that are deleted even if they hold messages; no others are. */
  public MigratorBuilder deleteWithMessages(Collection<Queue> queues) {
    this.deletedWithMessages = Set.copyOf(queues);
    return this;
  }

  /** As whom the lock is held; the computer's name and the account there unless given. */
  public MigratorBuilder as(String user, String host) {
    this.user = user;
    this.host = host;
    return this;
  }

  /** What the journal's times, and the wait for the lock, go by. */
  public MigratorBuilder clock(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** How the wait for the lock passes time. */
  public MigratorBuilder pause(Pause pause) {
    this.pause = pause;
    return this;
  }

  /** With all of that. Neither store nor AWS is asked. */
  public Migrator build() {
    return new Migrator(
        new MigratorSettings(
            naming,
            store,
            topology,
            sources.isEmpty() ? List.of(IndexedMigrations.ofClassPath()) : sources,
            listener,
            lockTimeout,
            lease,
            deletedWithMessages,
            host,
            user,
            clock,
            pause));
  }
}
