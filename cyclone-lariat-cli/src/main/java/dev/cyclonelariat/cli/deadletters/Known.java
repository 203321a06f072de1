package dev.cyclonelariat.cli.deadletters;

import dev.cyclonelariat.cli.inbox.MessageRow;
import dev.cyclonelariat.cli.inbox.ParkedRow;
import dev.cyclonelariat.cli.output.Fields;

/**
 * What an inbox knows of a dead letter.
 *
 * @param text in short
 * @param fields all of it
 */
record Known(String text, Fields fields) {

  static Known of(MessageRow row) {
    int attempts = row.stored().attempts();
    String trouble = row.trouble();
    return new Known(
        row.state()
            + (attempts == 1 ? ", 1 attempt" : ", " + attempts + " attempts")
            + (trouble.isEmpty() ? "" : ": " + trouble),
        row.fields());
  }

  static Known of(ParkedRow row) {
    return new Known("parked: " + row.parked().reason(), row.fields());
  }
}
