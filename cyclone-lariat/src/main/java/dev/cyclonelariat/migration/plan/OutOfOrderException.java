package dev.cyclonelariat.migration.plan;

import dev.cyclonelariat.migration.MigrationException;
import dev.cyclonelariat.migration.MigrationName;
import dev.cyclonelariat.migration.MigrationVersion;
import dev.cyclonelariat.resource.Resource;
import java.util.List;

/** An older migration is not applied, and a later one that is applied touches the same resource. */
public final class OutOfOrderException extends MigrationException {

  private static final long serialVersionUID = 1L;

  OutOfOrderException(MigrationName pending, MigrationVersion applied, List<Resource> shared) {
    super(
        "Migration "
            + pending
            + " is older than "
            + applied
            + ", which is applied already, and "
            + (shared.isEmpty()
                ? "nobody knows what that one touches"
                : "both touch "
                    + String.join(", ", shared.stream().map(Resource::name).sorted().toList()))
            + ": give it a newer version, or roll back "
            + applied
            + " first");
  }
}
