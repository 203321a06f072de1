package dev.cyclonelariat.benchmarks;

import dev.cyclonelariat.local.LocalSnsSqs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code lariat} command as its users have it: a process begun by the script. */
final class LariatProcess {

  private LariatProcess() {}

  /**
   * Runs it in the root of the repository, where the script is; it builds the command if need be.
   *
   * @return what it prints
   */
  static String run(LocalSnsSqs local, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./lariat"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(local.environment());
    builder.environment().put("AWS_KEY", local.account());
    builder.environment().put("AWS_SECRET_KEY", "local");
    builder.environment().put("INSTANCE", "test");
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    LocalProcesses.finish(process);
    return out;
  }
}
