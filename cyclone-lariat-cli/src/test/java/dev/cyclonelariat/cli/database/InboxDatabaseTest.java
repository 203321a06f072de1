package dev.cyclonelariat.cli.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.LariatException;
import dev.cyclonelariat.inbox.InboxSchema;
import dev.cyclonelariat.inbox.store.InboxStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Test;

class InboxDatabaseTest {

  @Test
  void aDatabaseThatStopsMeanwhileIsTold() throws Exception {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setConnectConfig("connectTimeout", "20").start();
    try (postgres) {
      InboxSchema.create(postgres.getPostgresDatabase());
      String url = "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres";
      try (InboxDatabase inbox =
          InboxDatabase.open(
              DatabaseUrl.parse(url),
              new Login("postgres", "--db-user", "postgres"),
              "inbox_messages",
              "inbox_parked")) {
        assertThat(inbox.use(InboxStore::stats)).isEmpty();

        postgres.close();

        assertThatThrownBy(() -> inbox.use(InboxStore::stats))
            .isInstanceOf(LariatException.class)
            .hasMessageStartingWith("The inbox's database is gone: see that it runs");
      }
    }
  }
}
