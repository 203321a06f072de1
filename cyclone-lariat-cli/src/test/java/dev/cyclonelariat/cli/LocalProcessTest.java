package dev.cyclonelariat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lariat local} from its start to the signal that ends it. */
class LocalProcessTest {

  @TempDir private Path folder;

  @Test
  void localServesUntilItIsAskedToStop() throws Exception {
    for (Map.Entry<String, Integer> signal : Map.of("INT", 130, "TERM", 143).entrySet()) {
      try (ChildProcess local = ChildProcess.start(Map.of(), "local", "--port", "0")) {
        String endpoint = endpoint(local);
        assertThat(sqs(endpoint, "Action=CreateQueue&QueueName=hello"))
            .contains("<QueueUrl>" + endpoint + "/000000000000/hello<");

        local.signal(signal.getKey());

        assertThat(local.exitCode()).isEqualTo(signal.getValue());
        assertThat(local.err()).isEmpty();
      }
    }
  }

  private static String sqs(String endpoint, String call) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(endpoint + "/"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("Version=2012-11-05&" + call))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Test
  void localKeepsItsTopologyOverARestart() throws Exception {
    Path seed = Files.writeString(folder.resolve("seed.yaml"), "queues: [seeded]");
    String[] args = {
      "local",
      "--port",
      "0",
      "--account",
      "111122223333",
      "--state",
      folder.resolve("state.json").toString(),
      "--seed",
      seed.toString()
    };
    try (ChildProcess local = ChildProcess.start(Map.of(), args)) {
      sqs(endpoint(local), "Action=CreateQueue&QueueName=created");
      local.signal("TERM");
      local.exitCode();
    }

    try (ChildProcess local = ChildProcess.start(Map.of(), args)) {
      String endpoint = endpoint(local);

      assertThat(sqs(endpoint, "Action=ListQueues"))
          .contains(endpoint + "/111122223333/created<", endpoint + "/111122223333/seeded<");
      local.signal("TERM");
      local.exitCode();
      assertThat(local.err()).isEmpty();
    }
  }

  private static String endpoint(ChildProcess local) throws IOException {
    return local.readLine().replaceAll(".*(http://\\S+) .*", "$1");
  }
}
