package dev.cyclonelariat.cli.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

/** Compares this computer's clock with what a server says. */
final class ClockCheck {

  private static final String CLOCK = "clock";

  /** AWS refuses requests whose time is further off. */
  private static final Duration MOST = Duration.ofMinutes(5);

  /** Below that network and rounding play a part. */
  private static final Duration USUAL = Duration.ofSeconds(5);

  private ClockCheck() {}

  /**
   * Compares them.
   *
   * @param date the header of an answer
   * @param now when it came
   */
  static Finding finding(String date, Instant now) {
    Instant there;
    try {
      there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return Finding.skipped(CLOCK, "the answer says no time");
    }
    Duration ahead = Duration.between(there, now);
    if (ahead.abs().compareTo(USUAL) <= 0) {
      return Finding.ok(CLOCK, "agrees with the broker's");
    }
    String found =
        ahead.abs().toSeconds()
            + " s "
            + (ahead.isNegative() ? "behind" : "ahead of")
            + " the broker's";
    String remedy =
        "set this computer's clock, best by NTP; AWS refuses calls that are 5 minutes off";
    return ahead.abs().compareTo(MOST) < 0
        ? Finding.note(CLOCK, found, remedy)
        : Finding.wrong(CLOCK, found, remedy);
  }
}
