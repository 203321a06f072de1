package dev.cyclonelariat.cli.iam;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cyclonelariat.cli.CommandRun;
import dev.cyclonelariat.cli.CommandRun.Result;
import dev.cyclonelariat.cli.LocalBroker;
import dev.cyclonelariat.message.MessageCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IamCommandTest {

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "APP_NAME", "users",
          "INSTANCE", "prod",
          "AWS_REGION", "eu-west-1",
          "AWS_ACCOUNT_ID", "123456789012");
  private static final String SNS = "arn:aws:sns:eu-west-1:123456789012:";
  private static final String SQS = "arn:aws:sqs:eu-west-1:123456789012:";

  private static Result iam(String... words) {
    return new CommandRun().environment(ENVIRONMENT).run(words);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> statements(Result result) {
    assertThat(result.exitCode()).as(result.err()).isZero();
    Map<String, Object> document = MessageCodec.decodeTree(result.out());
    assertThat(document).containsEntry("Version", "2012-10-17");
    Map<String, Map<String, Object>> bySid = new HashMap<>();
    for (Map<String, Object> statement : (List<Map<String, Object>>) document.get("Statement")) {
      assertThat(statement).containsEntry("Effect", "Allow");
      bySid.put(String.valueOf(statement.get("Sid")), statement);
    }
    return bySid;
  }

  @Test
  void migratingChangesOnlyWhatIsOfThisInstanceAndPublisher() {
    Map<String, Map<String, Object>> statements =
        statements(iam("iam", "migrate", "--topic", "partners-*", "--queue", "uploads.fifo"));

    assertThat(statements.get("LariatOwnTopics"))
        .containsEntry(
            "Resource",
            List.of(
                SNS + "prod-event-fanout-users-*",
                SNS + "prod-command-fanout-users-*",
                SNS + "prod-event-fanout-any-*",
                SNS + "prod-command-fanout-any-*",
                SNS + "partners-*"));
    assertThat(statements.get("LariatQueues"))
        .containsEntry(
            "Resource",
            List.of(
                SQS + "prod-event-queue-*", SQS + "prod-command-queue-*", SQS + "uploads.fifo"));
    assertThat(statements.get("LariatLists").get("Action").toString())
        .contains("sns:ListTopics")
        .doesNotContain("Delete", "Create", "Publish");
    assertThat(iam("iam", "migrate").out()).doesNotContain("\"sns:*\"", "\"sqs:*\"");
  }

  @Test
  void whatIsNamedMayBePublishedTo() {
    assertThat(
            statements(
                iam("iam", "publish", "--topic", "a.fifo", "--topic", "b", "--queue", "orders")))
        .hasSize(2)
        .containsEntry(
            "LariatTopics",
            Map.of(
                "Sid",
                "LariatTopics",
                "Effect",
                "Allow",
                "Action",
                List.of("sns:Publish"),
                "Resource",
                List.of(SNS + "a.fifo", SNS + "b")))
        .containsEntry(
            "LariatQueues",
            Map.of(
                "Sid",
                "LariatQueues",
                "Effect",
                "Allow",
                "Action",
                List.of("sqs:SendMessage"),
                "Resource",
                List.of(SQS + "orders")));
  }

  @Test
  void elseWhatMigrationsHaveDeclared(@TempDir Path folder) throws Exception {
    Path migrations = Files.createDirectory(folder.resolve("migrate"));
    String state = folder.resolve("versions.json").toString();
    Files.writeString(
        migrations.resolve("V1__all.yaml"),
        """
        up:
          - create: { topic: { type: user_created, kms-key: alias/events } }
          - create: { topic: { type: invoice_paid, publisher: billing } }
          - create: { queue: { type: user_created, dest: dead } }
          - create:
              queue:
                type: user_created
                dest: mailer
                kms-key: 11111111-2222-3333-4444-555555555555
                dead-letters: { queue: { type: user_created, dest: dead }, max-receive-count: 3 }
          - create: { queue: { type: ban_user, kind: command, dest: support } }
        """);
    try (LocalBroker broker = new LocalBroker()) {
      assertThat(
              broker
                  .run(
                      "migrate",
                      "--yes",
                      "--dir",
                      migrations.toString(),
                      "--state-file",
                      state,
                      "--instance",
                      "prod")
                  .exitCode())
          .isZero();
    }

    Map<String, Map<String, Object>> publish =
        statements(iam("iam", "publish", "--state-file", state));
    assertThat(publish.get("LariatTopics"))
        .containsEntry("Resource", List.of(SNS + "prod-event-fanout-users-user_created"));
    assertThat(publish.get("LariatQueues"))
        .containsEntry("Resource", List.of(SQS + "prod-command-queue-users-ban_user-support"));
    assertThat(publish.get("LariatKeyAliases").get("Condition").toString())
        .contains("alias/events");
    Map<String, Map<String, Object>> consume =
        statements(iam("iam", "consume", "--state-file", state));
    assertThat(consume.get("LariatQueues"))
        .containsEntry(
            "Resource",
            List.of(
                SQS + "prod-command-queue-users-ban_user-support",
                SQS + "prod-event-queue-users-user_created-mailer"));
    assertThat(consume.get("LariatKeys"))
        .containsEntry(
            "Resource",
            List.of("arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"));
  }

  @Test
  void whatIsMeantMustBeKnown() {
    assertThat(iam("iam", "consume"))
        .matches(result -> result.exitCode() == 2)
        .extracting(Result::err)
        .asString()
        .contains("name them with --queue, or set db or state-file");
    assertThat(iam("iam", "publish", "--topic", "a b").err()).contains("'a b' is no name");
    assertThat(new CommandRun().run("iam", "migrate").err())
        .contains(
            "Whose permissions are they: say --publisher, set publisher in lariat.yml, or APP_NAME");
  }
}
