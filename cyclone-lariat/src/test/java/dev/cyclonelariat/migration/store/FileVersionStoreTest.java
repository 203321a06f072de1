package dev.cyclonelariat.migration.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cyclonelariat.SettableClock;
import dev.cyclonelariat.migration.journal.VersionStore;
import dev.cyclonelariat.migration.journal.VersionStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVersionStoreTest extends VersionStoreContract {

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-02T03:04:05Z"));
  @TempDir private Path folder;

  @Override
  VersionStore store() {
    return FileVersionStore.of(file(), clock);
  }

  private Path file() {
    return folder.resolve("lariat/versions.json");
  }

  @Test
  void givesTheLockToOthersWhenTheLeaseHasRunOut() {
    VersionStore store = store();
    store.prepare();
    store.tryLock("host-1", "ada", Duration.ofMinutes(1));

    clock.advance(Duration.ofSeconds(59));
    assertThat(store.tryLock("host-2", "bob", Duration.ofMinutes(1))).isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(store.tryLock("host-2", "bob", Duration.ofMinutes(1))).isPresent();
  }

  @Test
  void whoWaitsForTheLockWritesNothing() throws IOException {
    store().tryLock("host-1", "ada", Duration.ofMinutes(1));
    FileTime before = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file(), before);

    assertThat(store().tryLock("host-2", "bob", Duration.ofMinutes(1))).isEmpty();

    assertThat(Files.getLastModifiedTime(file())).isEqualTo(before);
  }

  @Test
  void survivesAWriteThatWasCutShort() throws IOException {
    store().prepare();
    Files.writeString(folder.resolve("lariat/versions.json.next"), "{\"half\":");

    assertThat(store().tryLock("host", "user", Duration.ofMinutes(1))).isPresent();
    assertThat(store().lockHolder()).isPresent();
  }

  @Test
  void refusesAFileThatIsNotItsOwn() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "{\"format\":2}");

    assertThatThrownBy(() -> store().read())
        .isInstanceOf(VersionStoreException.class)
        .hasMessageContaining("another format");
    Files.writeString(file(), "nonsense");
    assertThatThrownBy(() -> store().read())
        .isInstanceOf(VersionStoreException.class)
        .hasMessageContaining("no JSON");
  }
}
