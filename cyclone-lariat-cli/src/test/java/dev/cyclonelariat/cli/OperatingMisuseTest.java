package dev.cyclonelariat.cli;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong calls of the commands that operate inboxes and dead letters. */
class OperatingMisuseTest {

  private static final String ONE = "a27c29e2-bbd3-490a-8f1b-caa4f8d902ef";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          inbox frob                      | there is no command 'frob'
          inbox list --limit -1           | --limit must not be negative, unlike -1
          inbox list --limit x            | 'x' is not a whole number
          inbox list --since yesterday    | expected 2h or 7d ago, 2026-01-31 (UTC), or
          inbox list --since 2026-01-31T12:00:00 | expected 2h or 7d ago
          inbox list --until 99y          | expected 2h or 7d ago
          inbox list --since 1h --until 2h | --since must be before --until
          inbox list --all --parked       | --all cannot go with
          inbox list --parked --type x    | --type cannot go with --parked
          inbox show                      | Missing required parameter: 'UUID'
          inbox show 42                   | expected a uuid such as
          inbox resolve ONE               | Missing required option: '--note=TEXT'
          inbox purge                     | Missing required option: '--older-than=AGE'
          inbox purge --older-than 90     | expected a number and s, m, h, d or w, such as 90d,
          inbox schema --database oracle  | expected postgresql, mysql, mariadb or h2 but was
          inbox schema --from-gem rails   | expected sequel or active-record but was 'rails'
          log                             | --about=TYPE:UUID
          log --about ONE                 | expected TYPE:UUID but was
          log --about user:42             | expected a uuid such as
          log --about u:ONE --subject u:ONE | are mutually exclusive
          log --request-id ONE --with-requests | --with-requests cannot go with --request-id
          dlq                             | lariat dlq
          dlq list                        | Missing required parameter: 'QUEUE'
          dlq show q                      | Missing required parameter: 'ID'
          dlq redrive q --max 0           | --max must be at least 1, unlike 0
          dlq redrive q --rate 501        | --rate must lie between 1 and 500, unlike 501
          dlq redrive q --rate 5 --max 5  | --rate is for moving all
          """)
  void aWrongCallIsToldInOneLine(String call, String problem) {
    Result result = lariat(call.replace("ONE", ONE).split(" "));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains(problem);
    if (!call.equals("dlq")) {
      assertThat(result.err()).hasLineCount(1).startsWith("lariat").contains(" --help)");
    }
  }
}
