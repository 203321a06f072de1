package dev.cyclonelariat.cli.demo;

import dev.cyclonelariat.cli.demo.Ledger.Balance;
import dev.cyclonelariat.cli.output.Fields;
import java.util.Locale;

/**
 * How the demo ended.
 *
 * @param published messages, each counted once however often it was sent
 * @param delivered how often the broker put a message on a queue, by its own record
 * @param duplicatesSkipped deliveries that the inbox knew already
 * @param retried attempts that failed and were delivered again
 * @param publishedAfterKill messages of the killed producer that another process has published
 * @param balance what was published against what was done
 */
record Summary(
    long published,
    long delivered,
    long duplicatesSkipped,
    long retried,
    long publishedAfterKill,
    Balance balance) {

  /** Whether nothing was lost and nothing was done twice or without reason. */
  boolean isClean() {
    return balance.lost() == 0 && balance.handledTwice() == 0 && balance.unfounded() == 0;
  }

  /** What is wrong, for a human; empty when the demo is clean. */
  String complaint() {
    return isClean()
        ? ""
        : "Broken: "
            + balance.lost()
            + " lost, "
            + balance.handledTwice()
            + " handled twice, "
            + balance.unfounded()
            + " effects without reason";
  }

  /** The last line of the demo. */
  String line() {
    return String.format(
        Locale.ROOT,
        "demo: published=%d delivered=%d handled=%d duplicates_skipped=%d business_errors=%d"
            + " retried=%d lost=%d",
        published,
        delivered,
        balance.handled(),
        duplicatesSkipped,
        balance.businessErrors(),
        retried,
        balance.lost());
  }

  /** The same for programs. */
  Fields fields() {
    return new Fields()
        .with("published", published)
        .with("delivered", delivered)
        .with("handled", balance.handled())
        .with("duplicates_skipped", duplicatesSkipped)
        .with("business_errors", balance.businessErrors())
        .with("retried", retried)
        .with("lost", balance.lost())
        .with("handled_twice", balance.handledTwice())
        .with("unfounded", balance.unfounded())
        .with("published_after_kill", publishedAfterKill);
  }
}
