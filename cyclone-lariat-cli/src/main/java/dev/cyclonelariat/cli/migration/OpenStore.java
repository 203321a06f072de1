package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.migration.journal.VersionStore;
import java.io.Closeable;
import java.io.IOException;

/**
 * What remembers migrations, for the life of one command.
 *
 * @param store itself
 * @param connections what it is reached by
 */
public record OpenStore(VersionStore store, Closeable connections) implements Closeable {

  static OpenStore of(VersionStore store) {
    return new OpenStore(store, () -> {});
  }

  @Override
  public void close() throws IOException {
    connections.close();
  }
}
