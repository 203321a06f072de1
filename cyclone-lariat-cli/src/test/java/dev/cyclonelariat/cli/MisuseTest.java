package dev.cyclonelariat.cli;

import static dev.cyclonelariat.cli.CommandRun.lariat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisuseTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          frob                                    | lariat: there is no command 'frob'
          demmo                                   | did you mean demo?
          message frob                            | lariat message: there is no command 'frob'
          help frob                               | lariat help: lariat has no command 'frob'
          version --frob                          | lariat version: unknown option '--frob'
          version extra                           | one argument too many: 'extra'
          version -o xml                          | expected text or json but was 'xml'
          version -o                              | Missing required parameter for option '--output'
          local --port x                          | '--port': 'x' is not a whole number
          local --port 65536                      | --port must lie between 0 and 65535, unlike 65536
          demo --count 1.5                        | '1.5' is not a whole number
          demo --count 99999999999999999999       | '99999999999999999999' is out of range
          demo --count -1                         | --count must not be negative, unlike -1
          publish                                 | Missing required
          publish fact x --data {}                | expected event or command but was 'fact'
          publish event                           | TYPE
          publish event x                         | Missing required option: '--data=JSON'
          publish event x --data                  | Missing required parameter for option '--data'
          publish event x --data { --publisher p  | --data is not JSON (line 1
          publish event x --data [] --publisher p | --data must be a JSON object
          publish event x --data {} --data {}     | should be specified only once
          publish event x --data {} --schema 3    | expected 1 or 2 but was '3'
          publish event x --data {} --subject u   | expected TYPE:UUID but was 'u'
          publish event x --data {} --publisher p --subject u:a27c29e2-bbd3-490a-8f1b-caa4f8d902ef | --subject needs --object
          publish event x --data {} --publisher p --object u:a27c29e2-bbd3-490a-8f1b-caa4f8d902ef | --object needs --subject
          publish event user-created --data {} --publisher p --queue q | TYPE may hold letters, digits and _ only
          publish event x --data {} --object u:1  | expected a uuid such as
          publish event x --data {} --request-id 1 | expected a uuid such as
          publish event x --data {} --uuid 1      | expected a uuid such as
          publish event x --data {} --topic a --queue b | are mutually exclusive
          publish event x --data {} --sqs --topic a | are mutually exclusive
          publish event x --data {} --dest app    | --dest needs --sqs
          publish event x --data {} --queue q --dest app | --dest needs --sqs
          publish event x --data {} --fifo        | need --group
          publish event x --data {} --topic t.fifo | need --group
          publish event x --data {} --group g     | --group needs --fifo
          publish event x --data {} --dedup d     | --dedup needs --fifo
          publish event x --data {} --endpoint x  | '--endpoint': expected a URL such as http://
          consume q --endpoint ftp://127.0.0.1    | '--endpoint': expected a URL such as http://
          consume q --endpoint http://a^b         | '--endpoint': expected a URL such as http://
          publish event x --data {} --queue q     | Say --publisher, or APP_NAME
          consume                                 | Missing required parameter: 'QUEUE'
          consume q --max 0                       | --max must be at least 1, unlike 0
          consume q --wait -1                     | --wait must not be negative, unlike -1
          consume q --wait soon                   | 'soon' is not a whole number
          consume q --max 1.5                     | '1.5' is not a whole number
          local --port 99999999999                | '99999999999' is out of range
          consume ''                              | a name may hold letters
          consume a.b                             | the only suffix a name can have is .fifo
          consume http://x                        | Not a queue URL
          dlq list a.b                            | the only suffix a name can have is .fifo
          dlq show a.b id                         | the only suffix a name can have is .fifo
          dlq redrive a.b                         | the only suffix a name can have is .fifo
          dlq purge http://x                      | Not a queue URL
          inbox retry a27c29e2-bbd3-490a-8f1b-caa4f8d902ef --to a.b | the only suffix a name can have
          consume q --region x_y                  | '--region': Not an AWS region: 'x_y'
          consume q --account 12                  | '--account': expected 12 digits but was '12'
          consume q -o text                       | expected json but was 'text'
          message validate -o text                | expected json but was 'text'
          publish event event_x --data {} --publisher p | TYPE is said without its prefix: x
          publish command command_ --data {} --publisher p | TYPE is said without its prefix
          list frob                               | lariat list: there is no command 'frob'
          list topics x                           | one argument too many: 'x'
          graph -f gif                            | expected dot, mermaid, svg, png or json but was 'gif'
          completion ksh                          | expected bash, zsh or fish but was 'ksh'
          consume q --peek --inbox jdbc:h2:mem:x  | cannot go with --inbox
          """)
  void aWrongCallIsToldInOneLine(String call, String problem) {
    Result result = lariat(call.replace("''", "").split(" ", -1));

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.errLines()).hasSize(1);
    assertThat(result.err()).startsWith("lariat").contains(problem).contains(" --help)");
  }

  @Test
  void withoutACommandTheHelpIsShown() {
    assertThat(lariat().exitCode()).isEqualTo(2);
    assertThat(lariat().out()).isEmpty();
    assertThat(lariat().err()).isEqualTo(lariat("--help").out());
    assertThat(lariat("message").exitCode()).isEqualTo(2);
    assertThat(lariat("message").err()).isEqualTo(lariat("message", "--help").out());
  }

  @Test
  void whatWasTypedCannotSteerTheTerminal() {
    assertThat(lariat("a\u001b[31m\u009b\nb").err()).contains("'a?[31m? b'");
  }
}
