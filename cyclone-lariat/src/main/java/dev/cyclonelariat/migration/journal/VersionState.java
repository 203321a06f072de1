package dev.cyclonelariat.migration.journal;

import java.util.Locale;

/** What has become of a migration that was begun. */
public enum VersionState {
  /** Applied as a whole. */
  APPLIED,
  /** Applied in part: the run was cut short, or is still at work. */
  APPLYING,
  /** Undone in part: the run was cut short, or is still at work. */
  REVERTING;

  /** As it is stored. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads {@link #word()}. */
  public static VersionState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
