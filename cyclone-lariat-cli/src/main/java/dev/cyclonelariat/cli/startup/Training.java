package dev.cyclonelariat.cli.startup;

import dev.cyclonelariat.cli.Main;
import dev.cyclonelariat.cli.shell.Interrupts;
import dev.cyclonelariat.cli.shell.Shell;
import dev.cyclonelariat.cli.shell.StandardOutput;
import dev.cyclonelariat.cli.shell.Terminals;
import dev.cyclonelariat.local.LocalSnsSqs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs most commands once, against an SNS and SQS of its own, so that Java can archive the classes
 * they load ({@code -XX:ArchiveClassesAtExit}).
 */
public final class Training {

  private static final String BODY =
      """
      {"uuid":"f2ce3813-0905-4d81-a60e-f289f2431f50","publisher":"x","type":"event_x","version":1,\
      "data":{"a":[1,2.5,null,true]},"sent_at":"2022-11-09T11:42:18.203+01:00"}""";

  private Training() {}

  private static final String MIGRATION =
      """
      up:
        - create: { topic: x }
        - create: { queue: { type: x, dest: app, visibility-timeout: 1m } }
        - subscribe: { topic: x, queue: { type: x, dest: app } }
      """;

  /** Prints nothing. */
  public static void main(String[] args) throws IOException {
    try (LocalSnsSqs local = LocalSnsSqs.start()) {
      local.topology().createTopic("test-event-fanout-app-user_created");
      local.topology().createQueue("hello");
      Shell shell = shell(local);
      // First, since it has H2 bind to the loopback interface, which H2 is told once.
      Main.run(shell, "demo", "--count", "30");
      Main.run(shell, "help", "publish");
      Main.run(shell, "version", "-o", "json");
      Main.run(shell, "message", "validate");
      Main.run(shell, "publish", "event", "user_created", "--data", "{\"id\":42}");
      for (int i = 0; i < 3; i++) {
        Main.run(
            shell,
            "publish",
            "event",
            "user_created",
            "--data",
            "{}",
            "--queue",
            "hello",
            "-o",
            "json");
      }
      Main.run(shell, "list", "topics");
      Main.run(shell, "list", "subscriptions", "-o", "json");
      Main.run(shell, "graph", "-f", "svg");
      Main.run(shell, "consume", "hello", "--peek", "--max", "1");
      Main.run(shell, "consume", "hello", "--max", "1");
      Main.run(shell, "consume", "hello", "--max", "1", "--inbox", "jdbc:h2:mem:;MODE=PostgreSQL");
      migrate(shell);
      Main.run(shell, "publish", "event", "--wrong");
    }
  }

  private static void migrate(Shell shell) throws IOException {
    Path folder = Files.createTempDirectory("lariat");
    Map<String, String> environment = new HashMap<>(shell.environment());
    environment.put("LARIAT_DIR", folder.toString());
    environment.put("LARIAT_STATE_FILE", folder.resolve("state.json").toString());
    Shell migrating = shell.withEnvironment(environment);
    Files.writeString(folder.resolve("V1__x.yaml"), MIGRATION);
    Main.run(migrating, "generate", "migration", "y");
    Main.run(migrating, "plan");
    Main.run(migrating, "migrate", "--yes");
    Main.run(migrating, "status");
    Main.run(migrating, "rollback", "--yes");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Shell shell(LocalSnsSqs local) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Map<String, String> environment = new HashMap<>(local.environment());
    environment.put("AWS_KEY", local.account());
    environment.put("AWS_SECRET_KEY", "local");
    environment.put("APP_NAME", "app");
    environment.put("INSTANCE", "test");
    return new Shell(
        new ByteArrayInputStream(BODY.getBytes(StandardCharsets.UTF_8)),
        new StandardOutput(nowhere),
        nowhere,
        environment,
        new Terminals(true, true),
        Interrupts.ofProcess());
  }
}
