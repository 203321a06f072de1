package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.aws.AwsSession;
import dev.cyclonelariat.migration.MigrationSource;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.run.MigratorBuilder;
import java.io.IOException;

/**
 * All that migrations need, for the life of one command.
 *
 * @param aws the account
 * @param store what remembers them
 * @param source where they come from
 */
record MigrationSession(AwsSession aws, OpenStore store, MigrationSource source)
    implements AutoCloseable {

  /** Tells where migrations stand, and changes nothing. */
  Migrator migrator() {
    return builder().build();
  }

  MigratorBuilder builder() {
    return aws.lariat().migrations(store.store()).source(source);
  }

  @Override
  public void close() throws IOException {
    try (AwsSession closedLast = aws;
        OpenStore closedBefore = store) {
      if (source instanceof AutoCloseable open) {
        close(open);
      }
    }
  }

  private static void close(AutoCloseable open) throws IOException {
    try {
      open.close();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
