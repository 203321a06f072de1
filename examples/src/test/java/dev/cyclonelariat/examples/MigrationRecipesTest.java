package dev.cyclonelariat.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.Credentials;
import dev.cyclonelariat.Lariat;
import dev.cyclonelariat.LariatSettings;
import dev.cyclonelariat.local.LocalSnsSqs;
import dev.cyclonelariat.local.topology.Topology;
import dev.cyclonelariat.migration.Migration;
import dev.cyclonelariat.migration.MigrationDefinition;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.run.Migrator;
import dev.cyclonelariat.migration.store.FileVersionStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationRecipesTest {

  @TempDir private Path folder;

  @Test
  void theRecipesAreAppliedInTurnAndUndoneToNothing() {
    try (LocalSnsSqs local = LocalSnsSqs.start();
        Lariat orders = Lariat.of(settings("orders", local))) {
      Migrator migrator =
          migrator(
              orders,
              recipe("V1__NewEvent", () -> new Recipe(MigrationRecipes::newEvent)),
              recipe("V2__RenameFirst", () -> new Recipe(MigrationRecipes::renameFirst)),
              recipe("V3__RenameLast", () -> new MigrationRecipes.RenameLast() {}),
              recipe("V4__Fifo", () -> new Recipe(MigrationRecipes::fifo)));

      migrator.migrate();
      assertThat(migrator.drift()).isEmpty();
      assertThat(local.topology().current().topics()).hasSize(2);
      assertThat(local.topology().current().queues()).hasSize(3);

      migrator.rollBack(4);
      assertThat(local.topology().current().topics()).isEmpty();
      assertThat(local.topology().current().queues()).isEmpty();
    }
  }

  @Test
  void aSecondConsumerTouchesNothingOfTheFirst() {
    try (LocalSnsSqs local = LocalSnsSqs.start();
        Lariat orders = Lariat.of(settings("orders", local));
        Lariat audit = Lariat.of(settings("audit", local))) {
      migrator(orders, recipe("V1__NewEvent", () -> new Recipe(MigrationRecipes::newEvent)))
          .migrate();
      Topology before = local.topology().current();

      Migrator second =
          migrator(audit, recipe("V1__Second", () -> new Recipe(MigrationRecipes::secondConsumer)));
      second.migrate();
      assertThat(local.topology().current().subscriptions()).hasSize(2);
      assertThat(second.drift()).isEmpty();

      second.rollBack(1);
      assertThat(local.topology().current()).isEqualTo(before);
    }
  }

  private Migrator migrator(Lariat application, MigrationDefinition... recipes) {
    return application
        .migrations(
            FileVersionStore.of(folder.resolve(application.settings().publisher() + ".json")))
        .source(() -> List.of(recipes))
        .build();
  }

  private static LariatSettings settings(String publisher, LocalSnsSqs local) {
    return LariatSettings.builder()
        .publisher(publisher)
        .instance("test")
        .region(local.region())
        .accountId(local.account())
        .credentials(new Credentials(local.account(), "local", null))
        .endpoint(local.endpoint())
        .build();
  }

  private static MigrationDefinition recipe(String name, Supplier<Migration> maker) {
    return new MigrationDefinition(MigrationName.parse(name), maker);
  }

  /** Does what one method of the recipes does. */
  private static final class Recipe extends MigrationRecipes {

    private final Consumer<MigrationRecipes> up;

    Recipe(Consumer<MigrationRecipes> up) {
      this.up = up;
    }

    @Override
    public void up() {
      up.accept(this);
    }
  }
}
