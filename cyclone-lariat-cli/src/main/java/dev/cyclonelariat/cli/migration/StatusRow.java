package dev.cyclonelariat.cli.migration;

import dev.cyclonelariat.cli.output.Fields;
import dev.cyclonelariat.cli.output.Row;
import dev.cyclonelariat.message.MessageCodec;
import dev.cyclonelariat.migration.journal.VersionRecord;
import dev.cyclonelariat.migration.status.MigrationStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one migration stands, as it is printed.
 *
 * @param status where
 * @param note what else there is to know; empty if nothing
 */
record StatusRow(MigrationStatus status, String note) implements Row {

  @Override
  public List<String> cells() {
    VersionRecord applied = status.applied();
    return List.of(
        status.version().toString(),
        orEmpty(status.title()),
        state(),
        applied == null ? "" : Texts.time(applied.appliedAt()),
        applied == null || applied.duration() == null ? "" : Texts.seconds(applied.duration()),
        applied == null ? "" : orEmpty(applied.appliedBy()),
        note);
  }

  @Override
  public String json() {
    Fields fields =
        new Fields()
            .with("version", status.version().value())
            .with("title", status.title())
            .with("state", state())
            .with("is_known", status.isKnown())
            .with("note", note.isEmpty() ? null : note);
    VersionRecord applied = status.applied();
    if (applied != null) {
      fields
          .with("applied_at", applied.appliedAt() == null ? null : applied.appliedAt().toString())
          .with("applied_by", applied.appliedBy())
          .with("duration_ms", applied.duration() == null ? null : applied.duration().toMillis())
          .with("checksum", applied.checksum());
    }
    return MessageCodec.encodeTree(fields.map());
  }

  private String state() {
    VersionRecord applied = status.applied();
    return applied == null ? "pending" : applied.state().word();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
