package dev.cyclonelariat.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Where migrations come from. */
@FunctionalInterface
public interface MigrationSource {

  /**
   * All of them, in any order.
   *
   * @throws MigrationException if one cannot be read
   */
  List<MigrationDefinition> migrations();

  /** Migrations listed one by one: {@code of(V1__First::new, V2__Second::new)}. */
  @SafeVarargs
  static MigrationSource of(Supplier<? extends Migration>... migrations) {
    List<MigrationDefinition> definitions = new ArrayList<>();
    for (Supplier<? extends Migration> migration : migrations) {
      definitions.add(MigrationDefinition.of(migration));
    }
    return () -> List.copyOf(definitions);
  }
}
