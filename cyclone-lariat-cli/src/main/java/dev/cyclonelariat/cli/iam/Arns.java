package dev.cyclonelariat.cli.iam;

import dev.cyclonelariat.resource.Account;
import java.util.List;

/**
 * The ARNs of topics and queues of one application, patterns among them.
 *
 * @param account where they are
 * @param instance the first part of their names
 */
record Arns(Account account, String instance) {

  private static final List<String> KINDS = List.of("event", "command");

  /** Of topics whose names go on so after instance, kind and {@code fanout}. */
  List<String> topicsOf(String rest) {
    return KINDS.stream().map(kind -> topic(instance + "-" + kind + "-fanout-" + rest)).toList();
  }

  /** Of queues whose names go on so after instance, kind and {@code queue}. */
  List<String> queuesOf(String rest) {
    return KINDS.stream().map(kind -> queue(instance + "-" + kind + "-queue-" + rest)).toList();
  }

  String topic(String name) {
    return arn("sns", name);
  }

  String queue(String name) {
    return arn("sqs", name);
  }

  /** Of a KMS key by its id. */
  String key(String id) {
    return arn("kms", "key/" + id);
  }

  private String arn(String service, String name) {
    return String.join(
        ":", "arn", account.partition().id(), service, account.region(), account.id(), name);
  }

  /** All of these. */
  static List<String> all(List<List<String>> parts) {
    return parts.stream().flatMap(List::stream).distinct().toList();
  }
}
