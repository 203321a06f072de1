package dev.cyclonelariat.migration.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Who changes the topology right now.
 *
 * @param host the computer
 * @param user the account there
 * @param since when it began
 * @param until when others may take over, unless it goes on by then
 */
public record LockHolder(String host, String user, Instant since, Instant until) {

  /** Host, user and time, to the second. */
  @Override
  public String toString() {
    return user + " on " + host + " since " + since.truncatedTo(ChronoUnit.SECONDS);
  }
}
